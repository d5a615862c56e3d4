import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** Works out the proof of presence of a sign-up, as the portal's page does (ID-01). */
export const proofOf = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('the proof of presence could not be worked out');
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};
