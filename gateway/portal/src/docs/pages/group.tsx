import type { DocsFrame } from '../contract.ts';
import { groupPath, schemaPath } from '../links.ts';
import type { OpenApi } from '../model.ts';
import { OperationLines, OperationPart, operationsOf } from '../ui/operation.tsx';
import { documentOf } from '../ui/shell.tsx';
import { viewOf } from '../view.ts';

/** `/api/docs/<group>`: the operations of a group; undefined where there is no such group. */
export const groupPage = (frame: DocsFrame, document: OpenApi, group: string): string | undefined => {
  const v = viewOf(frame, document.components.schemas, schemaPath);
  const operations = operationsOf(document, group);
  if (operations.length === 0) return undefined;
  const [title = group, text = ''] = v.t.groups[group] ?? [];
  return documentOf({
    frame,
    path: groupPath(group),
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        {v.t.english === '' ? null : <p class="note">{v.t.english}</p>}
        <OperationLines v={v} operations={operations} linkOf={(id) => `#${id}`} />
        {operations.map((placed) => (
          <OperationPart v={v} document={document} placed={placed} />
        ))}
      </>
    ),
  });
};
