/** The bare side of the bench of imports: the same documents by one insertMany, in a process of its own. */
import { connectMongo } from '@atrium/chassis/mongo/connect';
import { makeLogger } from '@atrium/chassis/logger';

const [url = '', database = ''] = process.argv.slice(2);
const connection = connectMongo({ url, database, logger: makeLogger({ name: 'bench', level: 'warn' }) });
await connection.asPromise();
const documents = await connection.collection('events').find({}).toArray();
const target = connection.collection('bare');

process.on('message', (message) => {
  void (async () => {
    if (message === 'clear') await target.deleteMany({});
    else await target.insertMany(documents, { ordered: false });
    process.send?.(documents.length);
  })();
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
