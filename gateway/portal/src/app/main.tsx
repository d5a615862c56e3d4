import { render } from 'preact';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/controls.css';
import '../ui/styles/forms.css';
import '../ui/styles/pieces.css';
import '../ui/styles/tables.css';
import './styles/shell.css';
import './styles/pages.css';
import { App } from './app.tsx';
import { readLink } from './links.ts';
import { beginSpeaking } from './speaking.ts';

beginSpeaking();
readLink();

const place = document.getElementById('app');
if (place !== null) render(<App />, place);
