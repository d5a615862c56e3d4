import { step, text, type ExampleIncident } from '../shape.ts';

/** What befell accounting and filings. */
export const accounting: ExampleIncident[] = [
  {
    daysAgo: 388,
    at: '08:12',
    title: text('Import des relevés bancaires en retard', 'Bank statement import delayed'),
    impact: 'minor',
    components: ['accounting-entry'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Les relevés bancaires de la nuit ne sont pas encore disponibles dans la saisie. Nous vérifions les échanges avec notre prestataire.',
        'Last night’s bank statements are not yet available in entry. We are checking the exchange with our provider.',
      ),
      step(
        74,
        'identified',
        'Notre prestataire a livré les fichiers avec deux heures de retard. Le traitement est en cours, par ordre d’arrivée.',
        'Our provider delivered the files two hours late. They are being processed in order of arrival.',
      ),
      step(
        168,
        'resolved',
        'Tous les relevés sont intégrés. Aucune écriture n’est à ressaisir.',
        'All statements have been imported. No entry needs to be typed again.',
      ),
    ],
  },
  {
    daysAgo: 341,
    at: '13:40',
    title: text('Lettrage automatique indisponible', 'Automatic matching unavailable'),
    impact: 'minor',
    components: ['accounting-entry'],
    regions: ['eu', 'na'],
    steps: [
      step(
        0,
        'investigating',
        'Le lettrage automatique se termine en erreur sur les dossiers de plus de 10 000 écritures. Le lettrage manuel fonctionne.',
        'Automatic matching ends in an error on files with more than 10,000 entries. Manual matching works.',
      ),
      step(
        95,
        'resolved',
        'Un correctif a été mis en production. Le lettrage automatique fonctionne de nouveau, quelle que soit la taille du dossier.',
        'A fix is in production. Automatic matching works again, whatever the size of the file.',
      ),
    ],
  },
  {
    daysAgo: 276,
    at: '07:05',
    title: text('Envoi des déclarations de TVA interrompu', 'Sending of VAT returns interrupted'),
    impact: 'major',
    components: ['vat-return'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Les déclarations de TVA restent à l’état « en cours d’envoi ». Vos saisies sont conservées.',
        'VAT returns stay “being sent”. What you typed is kept.',
        { 'vat-return': 'major_outage' },
      ),
      step(
        38,
        'identified',
        'Le certificat qui signe les envois a expiré cette nuit. Son remplacement est en cours.',
        'The certificate that signs what we send expired last night. It is being replaced.',
      ),
      step(
        66,
        'monitoring',
        'Le nouveau certificat est en place ; les déclarations en attente partent par ordre de dépôt.',
        'The new certificate is in place; waiting returns are sent in the order they came.',
        { 'vat-return': 'degraded_performance' },
      ),
      step(
        131,
        'resolved',
        'Toutes les déclarations en attente ont reçu leur accusé de réception. Les échéances du jour sont respectées. L’expiration des certificats est désormais surveillée 30 jours à l’avance.',
        'All waiting returns have been acknowledged. Today’s deadlines are met. Certificates are from now on watched 30 days before they expire.',
      ),
    ],
  },
  {
    daysAgo: 214,
    at: '09:20',
    title: text('Lenteurs en saisie comptable', 'Slow accounting entry'),
    impact: 'minor',
    components: ['accounting-entry'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'L’ouverture des journaux prend jusqu’à 15 secondes. Nous recherchons la cause.',
        'Opening a journal takes up to 15 seconds. We are looking for the cause.',
      ),
      step(
        47,
        'identified',
        'Une statistique de base de données périmée ralentit la recherche des écritures. Son recalcul est lancé.',
        'An outdated database statistic slows the search for entries. It is being computed again.',
      ),
      step(82, 'resolved', 'Les temps de réponse sont revenus à la normale.', 'Response times are back to normal.'),
    ],
  },
  {
    daysAgo: 139,
    at: '06:50',
    title: text('Télédéclarations suspendues par l’administration', 'Filings suspended by the tax authority'),
    impact: 'major',
    components: ['tax-filings', 'vat-return'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'identified',
        'Le portail de l’administration fiscale ne répond plus depuis 8 h 30. Vos déclarations sont mises en file et partiront d’elles-mêmes.',
        'The tax authority’s gateway has not answered since 8.30 am. Your returns are queued and will be sent by themselves.',
        { 'tax-filings': 'partial_outage', 'vat-return': 'partial_outage' },
      ),
      step(
        155,
        'monitoring',
        'Le portail répond de nouveau, lentement. La file se vide.',
        'The gateway answers again, slowly. The queue is being worked off.',
        { 'tax-filings': 'degraded_performance', 'vat-return': 'degraded_performance' },
      ),
      step(
        240,
        'resolved',
        'Toutes les déclarations en file ont été transmises et acquittées.',
        'All queued returns have been transmitted and acknowledged.',
      ),
    ],
  },
  {
    daysAgo: 58,
    at: '14:15',
    title: text('Export du fichier des écritures (FEC) en erreur', 'Export of the accounting entries file (FEC) fails'),
    impact: 'minor',
    components: ['accounting-entry'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'L’export FEC s’interrompt pour les exercices de plus de douze mois.',
        'The FEC export stops for financial years longer than twelve months.',
      ),
      step(
        190,
        'resolved',
        'L’export fonctionne pour tous les exercices. Les fichiers produits avant l’incident sont conformes.',
        'The export works for every financial year. Files made before the incident are valid.',
      ),
    ],
  },
  {
    daysAgo: 16,
    at: '08:35',
    title: text('Import bancaire : opérations en double', 'Bank import: duplicate transactions'),
    impact: 'minor',
    components: ['accounting-entry'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Des clients voient deux fois les opérations de la veille pour une banque. Merci de ne pas les valider.',
        'Some customers see yesterday’s transactions of one bank twice. Please do not validate them.',
      ),
      step(
        52,
        'identified',
        'La banque a livré deux fois le même fichier sous deux noms. Nous retirons les doublons non validés.',
        'The bank delivered the same file twice under two names. We are removing duplicates that were not validated.',
      ),
      step(
        118,
        'resolved',
        'Les doublons sont retirés. Les 14 dossiers où ils avaient été validés ont été contactés un par un.',
        'The duplicates are gone. The 14 files in which they had been validated were contacted one by one.',
      ),
    ],
  },
];
