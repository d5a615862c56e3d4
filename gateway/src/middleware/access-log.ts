import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@atrium/chassis/logger';
import { contextOf } from '../http/context.ts';
import { partsOfUrl, type Step } from '../http/step.ts';

type TemplateOf = (method: string, path: string) => string | undefined;

// Of the address only its template is said: a query, or an address that nobody knows, may hold a secret.
const lineOf = (req: IncomingMessage, res: ServerResponse, templateOf: TemplateOf, beganMs: number) => {
  const { id, caller, template } = contextOf(req);
  const { method = '', url = '/' } = req;
  return {
    method,
    template: template ?? templateOf(method, partsOfUrl(url).path) ?? null,
    status: res.statusCode,
    ms: Math.round((performance.now() - beganMs) * 10) / 10,
    requestId: id,
    caller: caller.kind === 'anonymous' ? 'anonymous' : `${caller.kind}:${caller.id}`,
    ...(!res.writableFinished && { cut: true }),
  };
};

/**
 * One line for every request that the app answers, when its answer is over (OP-06); probes of health are left out. Pages
 * that were prepared are sent before this and have a line of their own a minute.
 */
export const accessLog = (logger: Logger, templateOf: TemplateOf): Step => {
  return (req, res, next) => {
    if (logger.isLevelEnabled('info') && contextOf(req).class !== 'health') {
      const beganMs = performance.now();
      res.once('close', () => logger.info(lineOf(req, res, templateOf, beganMs), 'request'));
    }
    next();
  };
};
