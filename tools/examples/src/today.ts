import { step, text, type Step } from './shape.ts';

/** The incident that is open: `minutesAgo` is its begin before the first run. */
export const openIncident = {
  minutesAgo: 95,
  title: text('Portail client : affichage lent des documents', 'Client portal: documents are slow to open'),
  impact: 'minor',
  components: ['client-portal'],
  regions: ['eu'],
  steps: [
    step(
      0,
      'investigating',
      'L’ouverture des documents prend jusqu’à 20 secondes depuis ce matin. Les autres pages du portail ne sont pas touchées.',
      'Opening documents has been taking up to 20 seconds. Other pages of the portal are not affected.',
      { 'client-portal': 'degraded_performance' },
    ),
    step(
      35,
      'identified',
      'L’un des deux serveurs de conversion est hors service ; l’autre traite toutes les demandes. Son remplaçant est en préparation.',
      'One of the two conversion servers is out of order; the other one handles all requests. Its replacement is being prepared.',
    ),
    step(
      80,
      'identified',
      'Le serveur de remplacement est installé et passe ses contrôles. Retour à la normale attendu dans l’heure.',
      'The replacement server is installed and being checked. We expect to be back to normal within the hour.',
    ),
  ] satisfies Step[],
};

/** What those on duty have prepared and not published. */
export const draft = {
  title: text('Virements : contrôle renforcé des libellés', 'Transfers: stricter check of labels'),
  impact: 'none',
  components: ['payroll'],
  regions: ['eu'],
  text: text(
    'À partir du mois prochain, les banques refuseront les libellés contenant des caractères spéciaux. Nous préparons un contrôle avant l’envoi.',
    'From next month on, banks will refuse labels with special characters. We are preparing a check before sending.',
  ),
};
