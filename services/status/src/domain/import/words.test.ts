import { describe, expect, it } from '@jest/globals';
import { impactOfWord, namesMaintenance } from './words.ts';

describe('words of impacts', () => {
  it.each([
    ['critical', 'P1 P0 SEV-1 SEV1 sev_0 Critique Bloquante Urgent'],
    ['major', 'P2 SEV-2 Majeure Élevée Haute Grave High'],
    ['minor', 'P3 P4 SEV-3 SEV-4 Mineure Moyenne Modérée Faible Basse Low Medium'],
    ['none', 'P5 SEV-5 Aucun Aucune None'],
  ])('ST-11 %s: %s', (impact, words) => {
    expect(words.split(' ').map((word) => `${word} ${String(impactOfWord(word))}`)).toEqual(
      words.split(' ').map((word) => `${word} ${impact}`),
    );
  });

  it('ST-11 ServiceNow numbers its words', () => {
    expect(['1 - Critical', '2 - High', '3 - Moderate'].map(impactOfWord)).toEqual(['critical', 'major', 'minor']);
  });

  it('ST-11 planned work is maintenance, trouble is none', () => {
    const words = ['Maintenance', 'Planifiée', 'planifié', 'Prévue', 'Scheduled', 'Maintenance planifiée', 'Travaux'];
    expect(words.filter((word) => !namesMaintenance(word))).toEqual([]);
    expect(['Mineure', 'P1', 'resolved', 'in progress', ''].filter(namesMaintenance)).toEqual([]);
  });
});
