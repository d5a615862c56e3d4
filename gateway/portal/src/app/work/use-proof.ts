import { useEffect, useRef, useState } from 'preact/hooks';
import type { Challenge } from 'altcha-lib';
import { api } from '../session.ts';

export type ProofState = 'working' | 'done' | 'failed';

const solve = (challenge: Challenge, worker: Worker): Promise<string> =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ proof: string }>) =>
      data.proof === '' ? reject(new Error('no proof')) : resolve(data.proof),
    );
    worker.addEventListener('error', () => reject(new Error('no worker')));
    worker.postMessage(challenge);
  });

const oneProof = async (): Promise<string> => {
  const challenge = await api.get<Challenge>('/api/v1/sign-up/challenge', { open: true });
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
  return solve(challenge, worker).finally(() => worker.terminate());
};

/** A proof that a person is there, worked out while the form is filled in (ID-01); a used or old one is made anew. */
export const useProof = () => {
  const [state, setState] = useState<ProofState>('working');
  const [round, setRound] = useState(0);
  const proof = useRef('');
  useEffect(() => {
    proof.current = '';
    setState('working');
    oneProof().then(
      (made) => {
        proof.current = made;
        setState('done');
      },
      () => setState('failed'),
    );
  }, [round]);
  return { state, proof, again: () => setRound((was) => was + 1) };
};
