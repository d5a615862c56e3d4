import { text, type ExampleComponent } from './shape.ts';

/** Regions of the fictional publisher; "eu" is there from the start. */
export const regions = [
  { key: 'eu', name: text('Europe', 'Europe'), timeZone: 'Europe/Paris', position: 0 },
  { key: 'na', name: text('Amérique du Nord', 'North America'), timeZone: 'America/Toronto', position: 1 },
  { key: 'apac', name: text('Asie-Pacifique', 'Asia-Pacific'), timeZone: 'Asia/Singapore', position: 2 },
];

/** Name of the page. */
export const pageName = text('Météo des services Orvane', 'Orvane service status');

const component = (
  key: string,
  parent: string,
  name: ExampleComponent['name'],
  description: ExampleComponent['description'],
  where: string[] = [],
): ExampleComponent => ({ key, parent, name, description, regions: where });

const business = component(
  'business-services',
  'page',
  text('Services métier', 'Business services'),
  text('Les applications de gestion.', 'The business applications.'),
);
const access = component(
  'access',
  'page',
  text('Accès et intégration', 'Access and integration'),
  text('Ce par quoi on entre et ce qui relie.', 'How one gets in, and what connects.'),
);

/** The tree of components, parents first: four levels below the whole page. */
export const components: ExampleComponent[] = [
  business,
  component(
    'accounting',
    business.key,
    text('Comptabilité', 'Accounting'),
    text('Tenue comptable et clôtures.', 'Bookkeeping and closings.'),
  ),
  component(
    'accounting-entry',
    'accounting',
    text('Saisie et révision', 'Entry and review'),
    text('Écritures, lettrage, import des relevés bancaires.', 'Entries, matching, import of bank statements.'),
  ),
  component(
    'tax-filings',
    'accounting',
    text('Télédéclarations', 'Online filings'),
    text('Envoi des déclarations fiscales.', 'Sending of tax returns.'),
    ['eu'],
  ),
  component(
    'vat-return',
    'tax-filings',
    text('Déclaration de TVA', 'VAT return'),
    text('Préparation et envoi en mode EDI-TVA.', 'Preparation and electronic sending.'),
    ['eu'],
  ),
  component(
    'payroll',
    business.key,
    text('Paie', 'Payroll'),
    text('Calcul de la paie et obligations sociales.', 'Payroll runs and social declarations.'),
  ),
  component(
    'payslips',
    'payroll',
    text('Bulletins de paie', 'Payslips'),
    text('Calcul, édition et coffre-fort des bulletins.', 'Calculation, printing and vault of payslips.'),
  ),
  component(
    'social-filings',
    'payroll',
    text('Déclarations sociales (DSN)', 'Social filings (DSN)'),
    text('Contrôle et dépôt de la DSN.', 'Checks and deposit of the monthly French filing.'),
    ['eu'],
  ),
  component(
    'invoicing',
    business.key,
    text('Facturation', 'Invoicing'),
    text('Devis, factures, relances.', 'Quotes, invoices, reminders.'),
  ),
  component(
    'e-invoicing',
    'invoicing',
    text('Facturation électronique', 'E-invoicing'),
    text('Émission et réception par la plateforme agréée.', 'Sending and receiving through the approved platform.'),
    ['eu'],
  ),
  access,
  component(
    'sign-in',
    access.key,
    text('Connexion', 'Sign-in'),
    text('Identification et double authentification.', 'Sign-in and second factor.'),
  ),
  component(
    'client-portal',
    access.key,
    text('Portail client', 'Client portal'),
    text('Espace client, documents, demandes d’assistance.', 'Customer space, documents, support requests.'),
  ),
  component('api', access.key, text('API', 'API'), text('API publique REST.', 'Public REST API.')),
  component(
    'webhooks',
    'api',
    text('Notifications (webhooks)', 'Webhooks'),
    text('Envoi des notifications aux outils tiers.', 'Notifications sent to other tools.'),
  ),
];

/** Texts prepared for those on duty. */
export const templates = [
  {
    key: 'slow-application',
    kind: 'incident',
    title: text('Lenteurs sur une application', 'An application is slow'),
    text: text(
      'Nous constatons des temps de réponse anormalement longs. Nos équipes recherchent l’origine du problème ; un point sera fait dans 30 minutes.',
      'We see unusually long response times. Our teams are looking for the cause; the next update follows within 30 minutes.',
    ),
    impact: 'minor',
    components: [],
  },
  {
    key: 'sign-in-outage',
    kind: 'incident',
    title: text('Connexion impossible', 'Sign-in unavailable'),
    text: text(
      'La connexion à l’ensemble des services est actuellement impossible. Nos équipes sont mobilisées ; les sessions déjà ouvertes ne sont pas touchées.',
      'Signing in to any service is currently impossible. Our teams are on it; sessions that are already open are not affected.',
    ),
    impact: 'critical',
    components: ['sign-in'],
  },
  {
    key: 'monthly-update',
    kind: 'maintenance',
    title: text('Mise à jour mensuelle', 'Monthly update'),
    text: text(
      'La mise à jour mensuelle est appliquée pendant cette fenêtre. Le service peut être interrompu quelques minutes.',
      'The monthly update is applied during this window. The service may be interrupted for a few minutes.',
    ),
    impact: 'none',
    components: [],
  },
];
