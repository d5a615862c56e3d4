import { text, type ExampleMaintenance } from '../shape.ts';

/** Planned work: of the past, and what is to come (negative days). */
export const maintenance: ExampleMaintenance[] = [
  {
    daysAgo: 366,
    at: '20:00',
    minutes: 120,
    title: text('Migration de la base comptable', 'Migration of the accounting database'),
    text: text(
      'La base comptable passe sur de nouveaux serveurs. La comptabilité est inaccessible pendant l’opération ; les saisies en attente sont à enregistrer avant.',
      'The accounting database moves to new servers. Accounting cannot be used meanwhile; please save pending entries before.',
    ),
    components: ['accounting'],
    regions: ['eu'],
  },
  {
    daysAgo: 310,
    at: '21:00',
    minutes: 60,
    title: text('Mise à jour des barèmes de paie', 'Update of payroll rates'),
    text: text(
      'Les barèmes de l’année sont installés. Les calculs lancés pendant la fenêtre attendront sa fin.',
      'The rates of the year are installed. Runs started during the window will wait for its end.',
    ),
    components: ['payroll'],
    regions: ['eu'],
  },
  {
    daysAgo: 254,
    at: '22:00',
    minutes: 90,
    title: text('Renouvellement du pare-feu', 'Firewall renewal'),
    text: text(
      'Les pare-feu du site principal sont remplacés l’un après l’autre. Une coupure de moins de deux minutes est possible.',
      'The firewalls of the main site are replaced one after the other. An interruption of less than two minutes is possible.',
    ),
    components: [],
    regions: ['eu'],
  },
  {
    daysAgo: 198,
    at: '05:00',
    minutes: 75,
    title: text('Mise à jour de la facturation', 'Invoicing update'),
    text: text(
      'Installation de la nouvelle version : nouvelle liste des factures, relances par courriel.',
      'Installation of the new release: new list of invoices, reminders by e-mail.',
    ),
    components: ['invoicing'],
    regions: ['na'],
  },
  {
    daysAgo: 149,
    at: '21:30',
    minutes: 45,
    title: text('Mise à jour de la connexion', 'Sign-in update'),
    text: text(
      'Ajout des clés d’accès (passkeys). La connexion peut être refusée quelques instants ; réessayez.',
      'Passkeys are added. Signing in may be refused for a moment; please try again.',
    ),
    components: ['sign-in'],
    regions: ['eu', 'na', 'apac'],
  },
  {
    daysAgo: 93,
    at: '20:30',
    minutes: 180,
    title: text('Extension du stockage des documents', 'Extension of document storage'),
    text: text(
      'Les documents du portail sont en lecture seule pendant l’opération.',
      'Documents of the portal are read-only meanwhile.',
    ),
    components: ['client-portal'],
    regions: ['eu'],
  },
  {
    daysAgo: 51,
    at: '22:00',
    minutes: 60,
    title: text('Mise à jour mensuelle de l’API', 'Monthly API update'),
    text: text(
      'Mise à jour des serveurs de l’API, l’un après l’autre. Des appels isolés peuvent être à réessayer.',
      'Update of the API servers, one after the other. Single calls may have to be tried again.',
    ),
    components: ['api'],
    regions: ['eu', 'na', 'apac'],
  },
  {
    daysAgo: 18,
    at: '21:00',
    minutes: 90,
    title: text('Mise à jour mensuelle de la paie', 'Monthly payroll update'),
    text: text(
      'Nouvelle version de la paie : nouveaux modèles de bulletins. Le calcul est suspendu pendant la fenêtre.',
      'New release of payroll: new payslip layouts. Runs are suspended during the window.',
    ),
    components: ['payroll'],
    regions: ['eu'],
  },
  {
    daysAgo: -2,
    at: '21:00',
    minutes: 120,
    title: text('Mise à jour de la comptabilité', 'Accounting update'),
    text: text(
      'Installation de la nouvelle version de la saisie. La comptabilité est inaccessible pendant la fenêtre ; les télédéclarations restent possibles jusqu’à son début.',
      'Installation of the new entry screens. Accounting cannot be used during the window; filings are possible until it begins.',
    ),
    components: ['accounting'],
    regions: ['eu'],
  },
  {
    daysAgo: -9,
    at: '22:00',
    minutes: 240,
    title: text('Bascule annuelle sur le site de secours', 'Yearly switch to the standby site'),
    text: text(
      'Comme chaque année, tous les services fonctionnent quelques heures depuis le site de secours. Deux coupures d’environ une minute sont à prévoir, au début et à la fin.',
      'As every year, all services run from the standby site for a few hours. Expect two interruptions of about one minute, at the begin and at the end.',
    ),
    components: [],
    regions: ['eu'],
  },
];
