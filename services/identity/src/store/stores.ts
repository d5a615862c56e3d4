import type { Connection } from 'mongoose';
import { accountStoresOn } from './account-stores.ts';
import { auditModelsOn } from './audit-models.ts';
import { auditStore } from './audit.ts';
import { decoyStore } from './decoys.ts';
import type { StoreKit } from './kept.ts';
import { mailModelsOn } from './mail-models.ts';
import { mailStore } from './mails.ts';
import { modelsOn } from './models.ts';
import { sessionModelsOn } from './session-models.ts';
import { sessionStore } from './sessions.ts';
import { signingKeyStore } from './signing-keys.ts';

/** The collections of this service, with their shapes and indexes. */
export const allModelsOn = (connection: Connection) => ({
  ...modelsOn(connection),
  ...sessionModelsOn(connection),
  ...mailModelsOn(connection),
  ...auditModelsOn(connection),
});

type AllModels = ReturnType<typeof allModelsOn>;

/** Every store of this service. */
export const storesOn = (models: AllModels, kit: StoreKit) => ({
  ...accountStoresOn(models, kit),
  sessions: sessionStore(models, kit),
  signingKeys: signingKeyStore(models),
  decoys: decoyStore(models),
  mails: mailStore(models, kit),
  audit: auditStore(models),
});
