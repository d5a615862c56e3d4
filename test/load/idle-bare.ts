/** The bare side of the bench of idle services: the same clients, connected, and nothing around them. */
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { connect } from '@nats-io/transport-node';
import mongoose from 'mongoose';

const { ATRIUM_MONGODB_URL: mongodb = '', ATRIUM_NATS_URL: nats = '' } = process.env;
const server = new Server();
const [port] = await Promise.all([
  new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  ),
  mongoose.createConnection(mongodb).asPromise(),
  connect({ servers: nats }),
]);
process.send?.({ ready: true, ports: { grpc: port } });
