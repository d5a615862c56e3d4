import { describe, expect, it } from '@jest/globals';
import { explainFailure } from './explain-failure.ts';

describe('OP-01 a server that does not start is explained in one sentence with the way out', () => {
  it.each([
    [
      'mongod: error while loading shared libraries: libcurl.so.4: cannot open shared object file',
      /libcurl\.so\.4.*apt install libcurl4/,
    ],
    [
      'mongod: error while loading shared libraries: libcrypto.so.3: cannot open shared object file',
      /libcrypto\.so\.3.*OpenSSL 3.*libssl3/,
    ],
    [
      'mongod: error while loading shared libraries: liblzma.so.5: cannot open shared object file',
      /liblzma\.so\.5.*install the package of your system.*ATRIUM_MONGODB_URL/,
    ],
    ["mongod: /lib/libc.so.6: version `GLIBC_2.34' not found", /too old.*GLIBC_2\.34.*Docker/],
    ['write failed: No space left on device', /no room left.*1 GB.*--data/],
    ['UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document', /another version of MongoDB.*--fresh/],
    ['terminate: open /data/x: Permission denied', /may not write in \/data.*--data/],
    ['spawn mongod ENOENT', /\.atrium\/wheels/],
  ])('OP-01 %s', (output, sentence) => {
    const said = explainFailure({ name: 'mongod', output, dir: '/data' });
    expect(said).toMatch(sentence);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('OP-01 what nobody foresaw is told with the last line of the log and where the rest is', () => {
    expect(explainFailure({ name: 'mongod', output: 'first\nlast words\n', dir: '/data' })).toBe(
      'mongod did not start; the end of /data/mongod.log says: last words',
    );
  });

  it.each([
    ['SIGILL', /ended by SIGILL.*AVX.*ATRIUM_MONGODB_URL/],
    ['SIGKILL', /ended by SIGKILL.*memory ran out.*1 GB/],
    ['SIGSEGV', /ended by SIGSEGV before it served, and said nothing.*Docker.*ATRIUM_MONGODB_URL/],
  ] as const)('OP-01 one that dies of %s without a word', (signal, sentence) => {
    expect(explainFailure({ name: 'mongod', output: '', dir: '/data', signal })).toMatch(sentence);
  });
});
