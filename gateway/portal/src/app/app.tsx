import { LocationProvider } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { Drawings } from '../ui/glyph.tsx';
import { Toast } from '../ui/toast.tsx';
import { SessionOver } from './pages/session-over.tsx';
import { readSession, session } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { Starting } from './shell/starting.tsx';
import { useLoad } from './use-load.ts';

// What the server draws by itself is not ours: the weather, the pages about the API.
const ours = /^\/(?!status(?:[/?]|$)|api(?:[/?]|$)|assets\/|mailbox(?:[/?]|$))/;

const Whole = () => {
  const started = useLoad('session', readSession);
  useEffect(() => {
    const online = () => void readSession().catch(() => undefined);
    addEventListener('online', online);
    return () => removeEventListener('online', online);
  }, []);
  if (session.value === undefined) return <Starting error={started.error} retry={started.reload} />;
  return <Shell />;
};

/** The portal. */
export const App = () => (
  <LocationProvider scope={ours}>
    <Drawings />
    <Whole />
    <SessionOver />
    <Toast />
  </LocationProvider>
);
