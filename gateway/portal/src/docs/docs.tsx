import { docsAssets } from './assets.ts';
import type * as Contract from './contract.ts';
import type { AsyncApi, OpenApi } from './model.ts';
import { eventsPage } from './pages/events.tsx';
import { groupPage } from './pages/group.tsx';
import { overviewPage } from './pages/overview.tsx';
import { problemPage, problemsPage } from './pages/problems.tsx';
import { schemasPage } from './pages/schemas.tsx';

// The door of the built package: each name is what `contract.ts` declares, and is documented there. Both documents are
// made and checked by us: their shape is known here.
export const renderOverview: typeof Contract.renderOverview = (frame, document) =>
  overviewPage(frame, document as OpenApi);
export const renderGroup: typeof Contract.renderGroup = (frame, document, group) =>
  groupPage(frame, document as OpenApi, group);
export const renderSchemas: typeof Contract.renderSchemas = (frame, document) =>
  schemasPage(frame, document as OpenApi);
export const renderEvents: typeof Contract.renderEvents = (frame, document) => eventsPage(frame, document as AsyncApi);
export const renderProblems: typeof Contract.renderProblems = problemsPage;
export const renderProblem: typeof Contract.renderProblem = problemPage;
export const assets: typeof Contract.assets = docsAssets;
