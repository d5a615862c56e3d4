import type { EventUpdate, Text, WeatherEvent } from '../numbers.ts';
import { hour, now, text } from './basics.ts';

const update = (
  id: string,
  at: number,
  phase: EventUpdate['phase'],
  said: Text,
  author: EventUpdate['author'] = 'team',
): EventUpdate => ({ id, at, phase, text: said, author, reconstructed: false });

export const incident: WeatherEvent = {
  id: 'evt-1',
  kind: 'incident',
  title: text('Calcul de la paie interrompu pour une partie des dossiers', 'Payroll runs stop for some files'),
  impact: 'critical',
  phase: 'identified',
  components: ['famille-0-1-1', 'famille-0-1-0', 'famille-0-2-1', 'famille-1-0-1', 'famille-1-2-0', 'famille-2-0-1'],
  regions: ['eu'],
  startsAt: now - 2 * hour - 620,
  lengthKnown: true,
  reconstructed: false,
  updates: [
    update(
      'u1',
      now - 2 * hour,
      'investigating',
      text(
        'Des calculs de paie s’arrêtent avant la fin. Nous cherchons la cause.',
        'Payroll runs stop before their end. We are looking for the cause.',
      ),
    ),
    update(
      'u2',
      now - hour,
      'identified',
      text(
        'La cause est connue : un volume de stockage saturé. Les calculs lancés sont gardés et reprendront d’eux-mêmes.\n\nProchaine nouvelle à 3 h 30.',
        'The cause is known: a full storage volume. Runs that were started are kept and will go on by themselves.\n\nNext update at 03:30.',
      ),
    ),
  ],
};

export const slow: WeatherEvent = {
  ...incident,
  id: 'evt-2',
  title: text('', 'Slow document previews'),
  impact: 'minor',
  phase: 'resolved',
  components: ['famille-0-3-0'],
  regions: [],
  startsAt: now - 6 * 86_400,
  endsAt: now - 6 * 86_400 + 5940,
  reconstructed: true,
  updates: [
    {
      ...update('u3', now - 6 * 86_400, 'investigating', text('', 'Previews take up to a minute.'), 'nobody'),
      reconstructed: true,
    },
    {
      ...update('u4', now - 6 * 86_400 + 5940, 'resolved', text('', 'Previews are fast again.'), { name: 'Ana' }),
      corrected: true,
    },
  ],
};

export const pointLike: WeatherEvent = {
  ...slow,
  id: 'evt-4',
  title: text('Incident ancien sans durée', 'Old incident without a length'),
  impact: 'none',
  components: [],
  startsAt: now - 40 * 86_400,
  endsAt: now - 40 * 86_400,
  lengthKnown: false,
  updates: [],
};

export const maintenance: WeatherEvent = {
  id: 'evt-3',
  kind: 'maintenance',
  title: text('Mise à jour de la base de données', 'Database upgrade'),
  impact: 'none',
  phase: 'scheduled',
  components: ['famille-2'],
  regions: [],
  startsAt: Date.parse('2026-11-25T20:00:00Z') / 1000,
  endsAt: Date.parse('2026-11-25T22:30:00Z') / 1000,
  lengthKnown: true,
  reconstructed: false,
  updates: [
    update(
      'u5',
      now - 3 * 86_400,
      'scheduled',
      text('Les écritures seront suspendues pendant dix minutes environ.', 'Writes will pause for about ten minutes.'),
    ),
  ],
};
