import { step, text, type ExampleIncident } from '../shape.ts';

/** What befell payroll. */
export const payroll: ExampleIncident[] = [
  {
    daysAgo: 372,
    at: '15:05',
    title: text('Calcul des bulletins interrompu', 'Payslip calculation interrupted'),
    impact: 'critical',
    components: ['payslips'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Le calcul des bulletins s’arrête avant la fin pour la plupart des dossiers. Les bulletins déjà calculés restent consultables.',
        'Payslip calculation stops before its end for most files. Payslips that were calculated can still be read.',
        { payslips: 'major_outage' },
      ),
      step(
        41,
        'identified',
        'La mise à jour du barème de 15 h contient une rubrique en double. Nous revenons au barème précédent.',
        'The 3 pm update of the rates holds a duplicate item. We are going back to the previous rates.',
      ),
      step(
        63,
        'monitoring',
        'Le barème précédent est rétabli ; les calculs peuvent être relancés.',
        'The previous rates are back; calculations can be started again.',
        { payslips: 'degraded_performance' },
      ),
      step(
        125,
        'resolved',
        'Le barème corrigé est en service. Les bulletins calculés pendant l’incident ont été marqués à recalculer.',
        'The corrected rates are in service. Payslips calculated during the incident are marked for recalculation.',
      ),
    ],
  },
  {
    daysAgo: 325,
    at: '06:30',
    title: text('Dépôt des DSN ralenti', 'Social filings slowed down'),
    impact: 'minor',
    components: ['social-filings'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'identified',
        'Le point de dépôt national accuse les DSN avec deux à trois heures de retard, à la veille de l’échéance du 5. Le dépôt lui-même est bien enregistré.',
        'The national deposit point acknowledges filings two to three hours late, on the eve of the deadline of the 5th. The deposit itself is recorded.',
      ),
      step(
        410,
        'resolved',
        'Les accusés de réception arrivent de nouveau en moins de dix minutes.',
        'Acknowledgements arrive within ten minutes again.',
      ),
    ],
  },
  {
    daysAgo: 248,
    at: '10:10',
    title: text('Coffre-fort des bulletins inaccessible', 'Payslip vault unreachable'),
    impact: 'major',
    components: ['payslips'],
    regions: ['eu', 'na'],
    steps: [
      step(
        0,
        'investigating',
        'Les salariés ne peuvent pas ouvrir leurs bulletins. Le calcul de la paie n’est pas touché.',
        'Employees cannot open their payslips. Payroll runs are not affected.',
      ),
      step(
        29,
        'identified',
        'Un volume de stockage est passé en lecture seule après une alerte matérielle. Bascule sur le second site en cours.',
        'A storage volume became read-only after a hardware alert. We are switching to the second site.',
      ),
      step(
        71,
        'resolved',
        'La bascule est terminée et tous les bulletins sont accessibles. Aucun document n’a été perdu.',
        'The switch is complete and all payslips can be opened. No document was lost.',
      ),
    ],
  },
  {
    daysAgo: 187,
    at: '12:55',
    title: text(
      'Virements de salaires : fichier refusé par certaines banques',
      'Salary transfers: file refused by some banks',
    ),
    impact: 'minor',
    components: ['payroll'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Deux banques refusent le fichier de virements produit depuis ce matin. Les autres l’acceptent.',
        'Two banks refuse the transfer file produced since this morning. The others accept it.',
      ),
      step(
        64,
        'identified',
        'Un libellé de plus de 140 caractères n’est plus tronqué. Un correctif est en cours de validation.',
        'A label of more than 140 characters is no longer cut. A fix is being checked.',
      ),
      step(
        143,
        'resolved',
        'Le correctif est en production ; il suffit de générer à nouveau le fichier.',
        'The fix is in production; generating the file again is enough.',
      ),
    ],
  },
  {
    daysAgo: 96,
    at: '07:45',
    title: text('Contrôles DSN indisponibles', 'Checks of social filings unavailable'),
    impact: 'minor',
    components: ['social-filings'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Le contrôle avant dépôt ne rend pas de résultat. Le dépôt sans contrôle reste possible, mais nous conseillons d’attendre.',
        'The check before deposit gives no result. Depositing without it is possible, but we advise to wait.',
      ),
      step(
        57,
        'resolved',
        'Le service de contrôle a été redémarré ; les résultats sont de nouveau immédiats.',
        'The checking service was restarted; results are immediate again.',
      ),
    ],
  },
  {
    daysAgo: 33,
    at: '13:20',
    title: text('Calcul de paie lent en fin de mois', 'Slow payroll runs at month’s end'),
    impact: 'minor',
    components: ['payslips'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'investigating',
        'Les calculs groupés attendent jusqu’à 40 minutes avant de commencer.',
        'Grouped runs wait up to 40 minutes before they begin.',
      ),
      step(
        35,
        'monitoring',
        'Nous avons doublé le nombre de serveurs de calcul ; l’attente diminue.',
        'We doubled the number of calculation servers; the wait is getting shorter.',
      ),
      step(
        110,
        'resolved',
        'L’attente est revenue sous la minute. La capacité de fin de mois est relevée de façon permanente.',
        'The wait is below a minute again. The capacity at month’s end has been raised for good.',
      ),
    ],
  },
  {
    daysAgo: 8,
    at: '09:05',
    title: text('Envoi des bulletins par courriel retardé', 'Payslips by e-mail delayed'),
    impact: 'none',
    components: ['payslips'],
    regions: ['eu'],
    steps: [
      step(
        0,
        'identified',
        'Les avis de mise à disposition des bulletins partent avec environ une heure de retard. Les bulletins eux-mêmes sont accessibles.',
        'Notices that a payslip is available leave about one hour late. The payslips themselves can be opened.',
      ),
      step(84, 'resolved', 'Tous les avis sont partis.', 'All notices have been sent.'),
    ],
  },
];
