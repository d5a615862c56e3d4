import { eslint } from './tools/config/src/eslint.js';

export default eslint(import.meta.dirname);
