import { solveChallenge, type Challenge, type DeriveKeyFunction } from 'altcha-lib';
import { deriveKey as deriveSlow } from 'altcha-lib/algorithms/web/pbkdf2';
import { deriveKey as deriveFast } from 'altcha-lib/algorithms/web/sha';

const deriveFor = ({ parameters }: Challenge): DeriveKeyFunction =>
  parameters.algorithm.startsWith('PBKDF2/') ? deriveSlow : deriveFast;

// Works out a proof of presence off the page's own thread, and answers it as ALTCHA's widget would.
const work = async (challenge: Challenge): Promise<void> => {
  const solution = await solveChallenge({ challenge, deriveKey: deriveFor(challenge) });
  const proof = solution === null ? '' : btoa(JSON.stringify({ challenge, solution }));
  self.postMessage({ proof });
};

self.addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  work(data).catch(() => self.postMessage({ proof: '' }));
});
