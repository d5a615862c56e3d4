import { step, text, type ExampleIncident } from '../shape.ts';

/** What befell sign-in and the portal. */
export const access: ExampleIncident[] = [
  {
    daysAgo: 394,
    at: '07:58',
    title: text('Connexion difficile', 'Trouble signing in'),
    impact: 'major',
    components: ['sign-in'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Une connexion sur trois échoue avec « service momentanément indisponible ». Une seconde tentative aboutit le plus souvent.',
        'One sign-in out of three fails with “temporarily unavailable”. A second try mostly works.',
        { 'sign-in': 'partial_outage' },
      ),
      step(
        24,
        'identified',
        'Un serveur d’identification sur trois ne joint plus l’annuaire. Il est retiré de la répartition.',
        'One of three sign-in servers no longer reaches the directory. It is taken out of service.',
      ),
      step(
        37,
        'resolved',
        'La connexion fonctionne normalement. Le serveur a été remis en service après remplacement de sa carte réseau.',
        'Signing in works normally. The server is back in service with a new network card.',
      ),
    ],
  },
  {
    daysAgo: 306,
    at: '11:30',
    title: text('Codes de double authentification par SMS retardés', 'Second-factor codes by SMS delayed'),
    impact: 'minor',
    components: ['sign-in'],
    regions: ['eu', 'apac'],
    steps: [
      step(
        0,
        'identified',
        'Un opérateur achemine les SMS avec plusieurs minutes de retard. L’application d’authentification et les clés de sécurité ne sont pas touchées.',
        'A carrier delivers SMS several minutes late. The authenticator app and security keys are not affected.',
      ),
      step(
        205,
        'resolved',
        'Les codes arrivent de nouveau en quelques secondes.',
        'Codes arrive within seconds again.',
      ),
    ],
  },
  {
    daysAgo: 233,
    at: '06:40',
    title: text('Portail client : demandes d’assistance non affichées', 'Client portal: support requests not shown'),
    impact: 'minor',
    components: ['client-portal'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'La liste des demandes s’affiche vide. Vos demandes existent toujours et sont traitées par le support.',
        'The list of requests shows as empty. Your requests still exist and are being handled by support.',
      ),
      step(
        68,
        'resolved',
        'Un index de recherche a été reconstruit ; la liste est complète.',
        'A search index was rebuilt; the list is complete.',
      ),
    ],
  },
  {
    daysAgo: 175,
    at: '12:05',
    title: text('Connexion impossible', 'Sign-in unavailable'),
    impact: 'critical',
    components: ['sign-in', 'client-portal'],
    regions: ['eu', 'na', 'apac'],
    steps: [
      step(
        0,
        'investigating',
        'La connexion à l’ensemble des services est impossible. Les sessions déjà ouvertes ne sont pas touchées.',
        'Signing in to any service is impossible. Sessions that are already open are not affected.',
        { 'sign-in': 'major_outage', 'client-portal': 'major_outage' },
      ),
      step(
        17,
        'identified',
        'Une règle de pare-feu déployée à 14 h bloque l’annuaire. Elle est en cours de retrait.',
        'A firewall rule deployed at 2 pm blocks the directory. It is being withdrawn.',
      ),
      step(
        31,
        'monitoring',
        'La connexion fonctionne de nouveau. Nous surveillons la reprise.',
        'Signing in works again. We are watching the recovery.',
        { 'sign-in': 'degraded_performance', 'client-portal': 'operational' },
      ),
      step(
        62,
        'resolved',
        'La situation est stable. Les règles de pare-feu passeront désormais par l’environnement de préproduction.',
        'The situation is stable. Firewall rules will from now on pass through the staging environment.',
      ),
    ],
  },
  {
    daysAgo: 112,
    at: '02:20',
    title: text('Portail client lent en Asie-Pacifique', 'Client portal slow in Asia-Pacific'),
    impact: 'minor',
    components: ['client-portal'],
    regions: ['apac'],
    steps: [
      step(
        0,
        'investigating',
        'Les pages mettent plus de dix secondes à s’afficher depuis Singapour et Sydney.',
        'Pages take more than ten seconds to show from Singapore and Sydney.',
      ),
      step(
        88,
        'identified',
        'Un câble sous-marin est coupé ; le trafic passe par une route plus longue. Nous ajoutons un relais à Tokyo.',
        'A submarine cable is cut; traffic takes a longer way. We are adding a relay in Tokyo.',
      ),
      step(
        260,
        'resolved',
        'Le relais est en service ; les temps d’affichage sont normaux.',
        'The relay is in service; pages show in normal time.',
      ),
    ],
  },
  {
    daysAgo: 44,
    at: '08:10',
    title: text('Documents du portail : téléchargements en erreur', 'Portal documents: downloads fail'),
    impact: 'minor',
    components: ['client-portal'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Le téléchargement des documents de plus de 50 Mo s’interrompt.',
        'Downloads of documents larger than 50 MB stop in the middle.',
      ),
      step(
        53,
        'resolved',
        'Un délai d’attente trop court a été corrigé. Les téléchargements aboutissent, quelle que soit la taille.',
        'A timeout that was too short has been corrected. Downloads complete, whatever the size.',
      ),
    ],
  },
  {
    daysAgo: 5,
    at: '06:55',
    title: text('Connexion par fournisseur d’entreprise (SSO) refusée', 'Company sign-in (SSO) refused'),
    impact: 'major',
    components: ['sign-in'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Les comptes reliés à un annuaire d’entreprise sont refusés. La connexion par mot de passe fonctionne.',
        'Accounts linked to a company directory are refused. Signing in by password works.',
        { 'sign-in': 'partial_outage' },
      ),
      step(
        26,
        'identified',
        'L’horloge d’un serveur avait quatre minutes d’avance ; les jetons étaient jugés périmés.',
        'The clock of a server was four minutes fast; tokens were taken for expired.',
      ),
      step(
        40,
        'resolved',
        'L’horloge est corrigée et surveillée. Toutes les connexions aboutissent.',
        'The clock has been corrected and is being watched. All sign-ins work.',
      ),
    ],
  },
];
