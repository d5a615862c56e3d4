import { step, text, type ExampleIncident } from '../shape.ts';

/** What befell the API, webhooks, and once everything. */
export const api: ExampleIncident[] = [
  {
    daysAgo: 347,
    at: '09:45',
    title: text('API : erreurs 503 intermittentes', 'API: intermittent 503 errors'),
    impact: 'minor',
    components: ['api'],
    regions: ['eu', 'na'],
    steps: [
      step(
        0,
        'investigating',
        'Environ 4 % des appels reçoivent une erreur 503. Les outils qui réessaient ne sont pas gênés.',
        'About 4% of calls get a 503 error. Tools that try again are not hindered.',
      ),
      step(
        62,
        'resolved',
        'Un nœud saturé a été remplacé. Le taux d’erreur est revenu à zéro.',
        'An overloaded node was replaced. The error rate is back to zero.',
      ),
    ],
  },
  {
    daysAgo: 262,
    at: '03:10',
    title: text('Webhooks en retard', 'Webhooks delayed'),
    impact: 'minor',
    components: ['webhooks'],
    regions: ['eu', 'na', 'apac'],
    steps: [
      step(
        0,
        'investigating',
        'Les notifications partent avec jusqu’à 25 minutes de retard, dans l’ordre.',
        'Notifications leave up to 25 minutes late, in order.',
      ),
      step(
        131,
        'resolved',
        'Le retard est résorbé. Aucune notification n’a été perdue ni envoyée deux fois.',
        'The delay is gone. No notification was lost or sent twice.',
      ),
    ],
  },
  {
    daysAgo: 201,
    at: '18:30',
    title: text(
      'Ensemble des services inaccessible depuis certains réseaux',
      'All services unreachable from some networks',
    ),
    impact: 'major',
    components: [],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Les clients d’un opérateur internet ne joignent plus aucun de nos services. Nous sommes en contact avec lui.',
        'Customers of one internet provider no longer reach any of our services. We are in contact with it.',
      ),
      step(
        44,
        'identified',
        'Une annonce de route erronée détourne le trafic chez cet opérateur.',
        'A wrong route announcement diverts the traffic at that provider.',
      ),
      step(
        79,
        'resolved',
        'L’opérateur a retiré l’annonce ; l’accès est rétabli partout.',
        'The provider withdrew the announcement; access is back everywhere.',
      ),
    ],
  },
  {
    daysAgo: 127,
    at: '13:00',
    title: text('API : limites d’appels trop basses', 'API: call limits too low'),
    impact: 'minor',
    components: ['api'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'identified',
        'À la suite d’un réglage, des clients reçoivent une erreur 429 bien avant leur limite. Le réglage est en cours de retrait.',
        'After a change of settings, some customers get a 429 error well before their limit. The change is being withdrawn.',
      ),
      step(28, 'resolved', 'Les limites habituelles s’appliquent de nouveau.', 'The usual limits apply again.'),
    ],
  },
  {
    daysAgo: 71,
    at: '15:35',
    title: text('Webhooks non signés', 'Webhooks without signature'),
    impact: 'minor',
    components: ['webhooks'],
    regions: ['na'],
    steps: [
      step(
        0,
        'investigating',
        'Des notifications partent sans signature depuis Toronto ; les outils qui la vérifient les refusent, à juste titre.',
        'Some notifications leave Toronto without a signature; tools that check it refuse them, rightly.',
      ),
      step(
        49,
        'identified',
        'Un serveur avait démarré sans sa clé de signature. Il est arrêté.',
        'A server had started without its signing key. It was stopped.',
      ),
      step(
        93,
        'resolved',
        'Les notifications refusées ont été envoyées de nouveau, signées. Un serveur sans clé ne démarre plus.',
        'Refused notifications were sent again, signed. A server without its key no longer starts.',
      ),
    ],
  },
  {
    daysAgo: 12,
    at: '10:40',
    title: text('API : temps de réponse dégradés', 'API: slow responses'),
    impact: 'minor',
    components: ['api', 'webhooks'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Le temps de réponse médian est passé de 120 ms à 900 ms.',
        'The median response time went from 120 ms to 900 ms.',
      ),
      step(
        36,
        'identified',
        'Un traitement de reprise de données occupe la base principale. Il est déplacé vers une copie.',
        'A data migration job occupies the main database. It is being moved to a replica.',
      ),
      step(55, 'resolved', 'Les temps de réponse sont normaux.', 'Response times are normal.'),
    ],
  },
];
