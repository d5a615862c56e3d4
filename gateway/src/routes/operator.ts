import { z } from 'zod';
import type { Routes } from './routes.ts';

const operator = z
  .strictObject({
    name: z.string().describe('Who runs this installation.'),
    help: z.strictObject({
      email: z.string(),
      phone: z.string(),
      hours: z.string().describe('When somebody answers, in words.'),
    }),
  })
  .meta({ id: 'Operator' });

/** Who runs this installation and how to reach them, for everybody (PO-07, ID-47). What is not set is empty. */
export const operatorRoutes: Routes = (route, { operator: known }) => {
  route(
    {
      ...{ method: 'get', path: '/api/v1/operator', operationId: 'getOperator', tag: 'identity' },
      summary: 'Who runs this installation, and how to reach them',
      answers: { 200: { description: 'The operator.', schema: operator } },
    },
    () => ({ status: 200, json: known }),
  );
};
