/** The least that a server can do, as a process of its own: the same bytes for every request. */
import { createServer } from 'node:http';

process.once('message', (answer: { body: string; headers: Record<string, string> }) => {
  const body = Buffer.from(answer.body, 'base64');
  const headers = { ...answer.headers, 'content-length': body.length };
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ ready: true, ports: { http: address && typeof address === 'object' ? address.port : 0 } });
  });
});
process.on('disconnect', () => process.exit(0));
