/** What follows the help, and what the parser says, in French; lines that are commands stay as they are. */
export const frenchNotes: Readonly<Record<string, string>> = {
  'now, +2h, -30m, 2026-03-01, "2026-03-01 22:00" (time zone of this machine) or RFC 3339':
    'now, +2h, -30m, 2026-03-01, "2026-03-01 22:00" (fuseau de cette machine) ou RFC 3339',
  'Environment:': 'Environnement :',
  'ATRIUM_URL      address of the platform, such as http://localhost:8080':
    'ATRIUM_URL      adresse de la plateforme, par exemple http://localhost:8080',
  'ATRIUM_API_KEY  the key to ask with; without both, .atrium/run.json of this folder is used':
    'ATRIUM_API_KEY  clé d’API ; sans les deux, .atrium/run.json de ce dossier est lu',
  'ATRIUM_LANG     language of help, messages and names (fr or en); LANG unless set':
    'ATRIUM_LANG     langue de l’aide, des messages et des noms (fr ou en) ; à défaut, LANG',
  'NO_COLOR        no colours': 'NO_COLOR        sans couleurs',
  'Exit codes:': 'Codes de sortie :',
  '0    done': '0    terminé',
  '1    the server refused it, or it failed': '1    refus du serveur, ou échec',
  '2    the command line, or a file named on it, cannot be used':
    '2    ligne de commande, ou fichier donné, inutilisable',
  '3    the server could not be reached, or is unavailable for now; it was tried for a minute':
    '3    serveur injoignable ou indisponible, après une minute d’essais',
  '4    an import is done, but some entries were refused': '4    import terminé, mais des entrées ont été refusées',
  '130  interrupted': '130  interrompu',
  'Example:': 'Exemple :',
  'Examples:': 'Exemples :',
  'Formats:': 'Formats :',
  'statuspage  a JSON file: { "page", "components", "incidents": [ ... "incident_updates" ... ] }':
    'statuspage  un fichier JSON : { "page", "components", "incidents": [ ... "incident_updates" ... ] }',
  'upptime     a folder: history/*.yml, history/summary.json and *probes*.csv of it are read':
    'upptime     un dossier : history/*.yml, history/summary.json et *probes*.csv y sont lus',
  'csv         a file with a row an event, an update or a probe; columns are known by name or by --map':
    'csv         un fichier : une ligne par événement, mise à jour ou sonde ; colonnes par leur nom ou par --map',
  'An import that was killed goes on when the same command is given again: what was uploaded stays.':
    'Un import interrompu reprend quand la même commande est relancée : ce qui a été envoyé reste.',
  'The same file a second time changes nothing. Exit code 4: done, but some entries were refused.':
    'Le même fichier une seconde fois ne change rien. Code de sortie 4 : terminé, avec des entrées refusées.',
  'json        events: { "exportedAt", "settings", "regions", "components", "events" } as the API shows them,':
    'json        événements : { "exportedAt", "settings", "regions", "components", "events" } tels que l’API les donne,',
  'with every update and interval; uptime: the report of the API':
    'avec toutes les mises à jour et tous les intervalles ; disponibilité : le rapport de l’API',
  'csv         events or uptime, a row each': 'csv         événements ou disponibilité, une ligne par élément',
  'statuspage  events in Statuspage\'s shape, which "import --format statuspage" reads':
    'statuspage  événements au format de Statuspage, que lit « import --format statuspage »',
  'It opens and closes by itself at its times.': 'Elle s’ouvre et se ferme d’elle-même aux heures prévues.',
  'Letters, a day each, newest at the right:': 'Une lettre par jour, le plus récent à droite :',
  '. no issue   m planned maintenance   d degraded   i incident   s several kinds of issue   - no data':
    '. sans incident   m maintenance prévue   d dégradé   i incident   s plusieurs types de perturbation   - sans données',
  'Usage:': 'Usage :',
  'Options:': 'Options :',
  'Global Options:': 'Options communes :',
  'Commands:': 'Commandes :',
  'Arguments:': 'Arguments :',
  '(see --help)': '(voir --help)',
};

/** What the parser says about mistakes, in French. */
export const frenchMistakes: readonly (readonly [english: RegExp, french: string])[] = [
  [/unknown option '(.*)'/, 'option inconnue : $1'],
  [/unknown command '(.*)'/, 'commande inconnue : $1'],
  [/missing required argument '(.*)'/, 'argument manquant : $1'],
  [/required option '(.*)' not specified/, 'option obligatoire absente : $1'],
  [/option '(.*)' argument missing/, 'valeur manquante pour l’option $1'],
  [
    /option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./,
    'option $1 : « $2 » n’est pas un des choix ($3).',
  ],
  [
    /too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)(.*)/,
    'trop d’arguments : $2 attendus, $3 donnés.',
  ],
  [/\(Did you mean (.*)\?\)/, '(vouliez-vous dire $1 ?)'],
  [/\(Did you mean one of (.*)\?\)/, '(vouliez-vous dire l’une de celles-ci : $1 ?)'],
  [/^error: /, 'erreur : '],
];
