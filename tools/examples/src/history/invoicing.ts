import { step, text, type ExampleIncident } from '../shape.ts';

/** What befell invoicing. */
export const invoicing: ExampleIncident[] = [
  {
    daysAgo: 359,
    at: '10:25',
    title: text('Édition des factures en PDF impossible', 'Invoices cannot be printed as PDF'),
    impact: 'major',
    components: ['invoicing'],
    regions: ['eu', 'na', 'apac'],
    steps: [
      step(
        0,
        'investigating',
        'L’édition d’une facture rend une page blanche. L’enregistrement et la numérotation fonctionnent.',
        'Printing an invoice gives a blank page. Saving and numbering work.',
      ),
      step(
        33,
        'identified',
        'Une police de caractères manque sur les nouveaux serveurs d’édition. Elle est en cours de déploiement.',
        'A font is missing on the new printing servers. It is being installed.',
      ),
      step(
        58,
        'resolved',
        'L’édition fonctionne. Les factures éditées vides peuvent être rééditées sans changer de numéro.',
        'Printing works. Invoices printed blank can be printed again under the same number.',
      ),
    ],
  },
  {
    daysAgo: 291,
    at: '14:50',
    title: text('Relances clients envoyées deux fois', 'Reminders sent twice'),
    impact: 'minor',
    components: ['invoicing'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Certaines relances programmées ce matin sont parties deux fois. L’envoi automatique est suspendu.',
        'Some reminders scheduled this morning left twice. Automatic sending is suspended.',
      ),
      step(
        102,
        'resolved',
        'Une tâche avait été reprise sur deux serveurs à la fois ; elle est maintenant verrouillée. L’envoi reprend. Nous présentons nos excuses à vos clients concernés (212 destinataires).',
        'A job had been taken up by two servers at once; it is locked now. Sending goes on. We apologise to those of your customers who were concerned (212 recipients).',
      ),
    ],
  },
  {
    daysAgo: 226,
    at: '08:00',
    title: text('Facturation électronique : statuts non remontés', 'E-invoicing: statuses do not come back'),
    impact: 'minor',
    components: ['e-invoicing'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Les factures partent normalement, mais leur statut (reçue, approuvée, payée) n’est plus mis à jour.',
        'Invoices leave normally, but their status (received, approved, paid) is no longer updated.',
      ),
      step(
        125,
        'identified',
        'La plateforme partenaire a changé le format des statuts plus tôt qu’annoncé. Adaptation en cours.',
        'The partner platform changed the format of statuses earlier than announced. We are adapting.',
      ),
      step(
        335,
        'resolved',
        'Les statuts remontent de nouveau ; ceux de la journée ont été rattrapés.',
        'Statuses come back again; those of the day have been caught up.',
      ),
    ],
  },
  {
    daysAgo: 163,
    at: '16:10',
    title: text('Facturation indisponible en Amérique du Nord', 'Invoicing unavailable in North America'),
    impact: 'critical',
    components: ['invoicing'],
    regions: ['na'],
    steps: [
      step(
        0,
        'investigating',
        'La facturation ne répond plus pour les clients hébergés à Toronto. Les autres régions ne sont pas touchées.',
        'Invoicing does not answer for customers hosted in Toronto. Other regions are not affected.',
        { invoicing: 'major_outage' },
      ),
      step(
        22,
        'identified',
        'Une coupure réseau isole un des deux centres de données. Bascule vers l’autre en cours.',
        'A network cut isolates one of the two data centres. We are switching to the other one.',
      ),
      step(
        49,
        'resolved',
        'La bascule est terminée. Les factures enregistrées jusqu’à la coupure sont toutes présentes.',
        'The switch is complete. All invoices saved before the cut are there.',
      ),
    ],
  },
  {
    daysAgo: 88,
    at: '09:30',
    title: text('Devis : pièces jointes non enregistrées', 'Quotes: attachments not saved'),
    impact: 'minor',
    components: ['invoicing'],
    regions: ['eu', 'na'],
    steps: [
      step(
        0,
        'investigating',
        'Les pièces jointes de plus de 5 Mo ne sont pas enregistrées avec le devis, sans message d’erreur.',
        'Attachments of more than 5 MB are not saved with the quote, without any message.',
      ),
      step(
        76,
        'resolved',
        'La limite est revenue à 20 Mo et un message prévient au-delà. Les 61 devis concernés ont été signalés à leurs auteurs.',
        'The limit is 20 MB again, and a message warns above it. The authors of the 61 quotes concerned were told.',
      ),
    ],
  },
  {
    daysAgo: 21,
    at: '07:15',
    title: text('Facturation électronique interrompue', 'E-invoicing interrupted'),
    impact: 'major',
    components: ['e-invoicing'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Les factures électroniques ne partent plus. Elles restent en file et conservent leur date.',
        'E-invoices no longer leave. They stay queued and keep their date.',
        { 'e-invoicing': 'major_outage' },
      ),
      step(
        46,
        'monitoring',
        'La liaison avec la plateforme est rétablie ; la file (3 400 factures) se vide.',
        'The link with the platform is back; the queue (3,400 invoices) is being worked off.',
        { 'e-invoicing': 'degraded_performance' },
      ),
      step(
        97,
        'resolved',
        'La file est vide. Toutes les factures ont reçu leur accusé de dépôt.',
        'The queue is empty. Every invoice has its receipt.',
      ),
    ],
  },
];
