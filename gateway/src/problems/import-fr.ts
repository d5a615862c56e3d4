import type { ProblemTexts } from './catalogue.ts';

/** What an import says of a file and of its entries, in French; the rules are in docs/import-rules.md. */
export const importFr: ProblemTexts = {
  'import.bad_utf8': [
    'Le fichier n’est pas en UTF-8',
    'Enregistrez-le en UTF-8 et renvoyez-le ; le premier caractère abîmé est à l’octet {position|N}.',
  ],
  'import.not_json': [
    'Le fichier n’est pas du JSON',
    'Il est illisible à partir de la ligne {line|N}, colonne {column|N}.',
  ],
  'import.wrong_shape': [
    'Le fichier n’a pas la forme attendue',
    'Champ {field|nommé} : attendu {expected|ce que dit le format}, trouvé {found|autre chose}.',
  ],
  'import.too_deep': ['Le fichier est imbriqué trop profondément', '{max|N} niveaux au plus sont lus.'],
  'import.too_large': ['Le fichier est trop grand', '{max|N} octets au plus sont lus, il en a {found|plus}.'],
  'import.empty': ['Le fichier est vide', 'Envoyez un fichier avec au moins une entrée.'],
  'import.not_csv': ['Le fichier n’est pas du CSV', 'Il est illisible à partir de la ligne {line|N}.'],
  'import.unknown_columns': [
    'Les colonnes ne sont pas connues',
    'Dites quelle colonne est laquelle ; trouvé : {found|autre chose} ; il manque : {missing|ce qu’il faut}.',
  ],
  'import.unknown_format': ['Le format n’est pas connu', 'Choisissez statuspage, upptime ou csv.'],
  'import.bad_option': ['Un réglage de l’import est impossible', 'Corrigez le champ nommé.'],
  'import.not_an_entry': ['Pas une entrée', 'Ceci n’est pas une entrée ; elle a été laissée de côté.'],
  'import.no_begin': ['Pas de début', 'L’entrée ne dit pas de début ; elle a été laissée de côté.'],
  'import.in_future': ['Dans le futur', 'C’est après maintenant ; l’entrée a été laissée de côté.'],
  'import.id_taken': [
    'Identifiant déjà pris',
    'Un événement d’une autre source porte cet identifiant ; il est conservé. Donnez un autre identifiant à l’entrée.',
  ],
  'import.changed_here': [
    'Modifié ici depuis',
    'L’événement a été modifié ici depuis son arrivée ; il reste comme il est.',
  ],
  'import.part_missing': ['Il manque une partie', 'Apportez la partie {part|N}, puis relancez l’import.'],
  'import.digest_mismatch': [
    'Les parties ne sont pas le fichier annoncé',
    'Recommencez l’import avec l’empreinte de ce fichier.',
  ],
  'import.closed': ['L’import ne prend plus de parties', 'Il est en cours ou terminé ; lisez où il en est.'],
  'import.broken': ['L’import n’a pas pu continuer', 'Un élément nécessaire a manqué trop longtemps. Relancez-le.'],
  'import.repeated': ['Répétée', 'La même entrée était déjà là ; elle compte une fois.'],
  'import.repeated_differently': [
    'Répétée avec un autre contenu',
    'Une autre entrée a le même identifiant ; la dernière modifiée compte.',
  ],
  'import.no_id': [
    'Pas d’identifiant',
    'Sans identifiant, un identifiant est fait du nom et du début de l’entrée, toujours le même.',
  ],
  'import.id_changed': ['Identifiant changé', 'L’identifiant a des caractères impossibles ; il a été récrit.'],
  'import.no_title': ['Pas de titre', 'L’entrée n’a pas de titre ; elle en a reçu un.'],
  'import.title_cut': ['Titre coupé', 'Le titre était trop long et a été coupé.'],
  'import.text_cut': ['Texte coupé', 'Le texte était trop long et a été coupé.'],
  'import.bad_field': ['Champ non compris', 'Un champ n’a pas été compris et a été laissé de côté.'],
  'import.characters_dropped': [
    'Caractères retirés',
    'Des caractères de contrôle ont été retirés, des caractères abîmés remplacés.',
  ],
  'import.bad_time': ['Heure non comprise', 'Une heure n’a pas été comprise et a été laissée de côté.'],
  'import.end_before_start': ['Fin avant le début', 'La fin précède le début ; les deux ont été échangés.'],
  'import.length_unknown': [
    'Durée inconnue',
    'Début et fin sont au même instant : le jour est marqué, aucune seconde n’est comptée.',
  ],
  'import.length_reconstructed': ['Durée reconstruite', 'La durée vient de lignes datées dans le texte.'],
  'import.end_from_update': ['Fin tirée d’une mise à jour', 'La fin vient de la dernière mise à jour.'],
  'import.end_in_future': ['Fin dans le futur', 'Sa fin est après maintenant ; il est encore ouvert.'],
  'import.still_open': ['Encore ouvert', 'Rien n’a été dit depuis 90 jours ; l’événement reste ouvert.'],
  'import.reopened': ['Rouvert', 'Il en est question après sa fin ; il est ouvert.'],
  'import.times_from_lines': [
    'Heures tirées de lignes',
    'Des lignes datées précèdent sa seule heure dite ; elles donnent le début et la fin.',
  ],
  'import.line_too_far': [
    'Ligne trop éloignée',
    'Une ligne datée à plus de 31 jours de sa mise à jour reste du texte.',
  ],
  'import.maintenance_overdue': [
    'Maintenance non close',
    'Personne n’a clos la maintenance ; elle a fini comme prévu.',
  ],
  'import.maintenance_not_held': [
    'Maintenance non tenue',
    'Elle a été close avant son début ; elle est annulée et ne compte pas.',
  ],
  'import.time_skipped': ['Heure inexistante', 'L’horloge a sauté cette heure ; elle a été avancée d’autant.'],
  'import.time_twice': [
    'Heure double',
    'L’horloge est repassée par cette heure ; la première a été prise, pour une fin celle qui suit le début.',
  ],
  'import.date_only': ['Date sans heure', 'Un jour sans heure : son début, ou sa fin pour une fin.'],
  'import.date_order': ['Ordre du jour et du mois', 'Une date du fichier commence par le mois : toutes aussi.'],
  'import.date_ambiguous': [
    'Jour ou mois en premier',
    'La date peut se lire de deux façons : le jour a été lu en premier, devant AM et PM le mois.',
  ],
  'import.unknown_zone': ['Fuseau inconnu', 'Le fuseau n’est pas connu ; UTC a été pris.'],
  'import.update_no_time': [
    'Mise à jour sans heure',
    'La mise à jour ne dit pas d’heure ; elle a été laissée de côté.',
  ],
  'import.update_in_future': [
    'Mise à jour dans le futur',
    'La mise à jour est dans le futur ; elle a été laissée de côté.',
  ],
  'import.update_before_start': ['Mise à jour avant le début', 'La mise à jour précède le début de son événement.'],
  'import.update_after_end': ['Mise à jour après la fin', 'La mise à jour suit la fin de son événement.'],
  'import.update_repeated': ['Mise à jour répétée', 'La même mise à jour était déjà là ; elle compte une fois.'],
  'import.update_repeated_differently': [
    'Mise à jour répétée avec un autre contenu',
    'Une autre mise à jour a le même identifiant ; la plus récente compte.',
  ],
  'import.updates_cut': [
    'Trop de mises à jour',
    'L’événement a plus de mises à jour que ce qui est gardé ; le reste a été laissé de côté.',
  ],
  'import.no_text': ['Pas de texte', 'Une mise à jour sans texte dit son état.'],
  'import.postmortem': [
    'Post-mortem',
    'Le post-mortem a été gardé comme dernier mot sur son événement, sans mise en forme.',
  ],
  'import.event_from_updates': [
    'Événement fait de ses mises à jour',
    'Des mises à jour sont venues sans leur événement ; il commence par la première.',
  ],
  'import.unknown_status': [
    'Étape inconnue',
    'Le mot n’est pas connu ; l’étape de la mise à jour précédente a été prise.',
  ],
  'import.unknown_impact': ['Impact inconnu', 'Le mot n’est pas connu ; il a été pris comme mineur.'],
  'import.unknown_state': ['État inconnu', 'Le mot n’est pas connu ; l’état compte comme non dit.'],
  'import.link_component': ['Un lien, pas un composant', 'Le composant n’est qu’un lien vers une autre page.'],
  'import.component_no_name': ['Composant sans nom', 'Le composant n’a pas de nom ; il a été laissé de côté.'],
  'import.component_renamed': ['Composant renommé', 'Il a été reconnu comme un composant existant par un ancien nom.'],
  'import.component_key_taken': ['Clé prise', 'Sa clé est à un autre ; son identifiant y a été ajouté.'],
  'import.component_unknown_group': [
    'Groupe inconnu',
    'Son groupe est inconnu, en lui-même ou trop profond ; il est au premier niveau.',
  ],
  'import.component_since_event': [
    'Connu depuis un événement',
    'Un événement précède le jour à partir duquel il est connu ; il est connu depuis cet événement.',
  ],
  'import.component_hidden_when_well': [
    'Caché quand tout va bien',
    'Le composant n’était montré qu’en cas de trouble ; il est toujours montré ici.',
  ],
  'import.components_cut': [
    'Trop de composants',
    'Il y a plus de composants que ce qui est gardé ; le reste a été laissé de côté.',
  ],
  'import.name_cut': ['Nom coupé', 'Le nom était trop long et a été coupé.'],
  'import.unreadable_file': ['Fichier illisible', 'Un fichier du dossier est illisible ; il a été laissé de côté.'],
  'import.ignored_file': ['Fichier ignoré', 'Un fichier du dossier ne dit rien de l’histoire.'],
  'import.no_summary': ['Pas de résumé', 'Le dossier n’a pas de résumé ; les noms viennent de ses fichiers.'],
  'import.no_slug': ['Pas de nom court', 'Le service n’a pas de nom court ; un nom court a été fait de son nom.'],
  'import.minutes_without_times': [
    'Minutes sans heures',
    'Les minutes d’un jour de panne sont à son début, marquées reconstruites.',
  ],
  'import.minutes_cut': ['Minutes coupées', 'Plus de minutes que le jour n’en a ; coupées au jour.'],
  'import.bad_minutes': ['Minutes illisibles', 'Les minutes ne sont pas un nombre ; le jour a été laissé de côté.'],
  'import.day_from_probes': ['Jour tiré des sondes', 'Le jour a été compté à partir de ses sondes.'],
  'import.down_at_export': [
    'En panne à l’export',
    'Il était en panne quand le dossier a été fait ; il est ouvert si cela date de moins d’un jour.',
  ],
  'import.probe_unreadable': ['Sonde illisible', 'La sonde est illisible ; elle a été laissée de côté.'],
  'import.probe_contradicts': [
    'Sonde contradictoire',
    'Son état et son statut HTTP ne concordent pas ; l’état compte.',
  ],
  'import.probes_disagree': [
    'Sondes en désaccord',
    'Deux sondes de la même seconde disent des états différents ; le pire compte.',
  ],
  'import.probes_end_down': [
    'Les sondes finissent en panne',
    'La dernière sonde est en panne ; la fin n’est pas connue.',
  ],
  'import.row_unreadable': ['Ligne illisible', 'La ligne est illisible ; elle a été laissée de côté.'],
  'import.column_ignored': ['Colonne ignorée', 'Une colonne n’a pas de sens ici.'],
  'import.surplus_cells': [
    'Cellules en trop',
    'La ligne a plus de cellules que la première n’a de noms ; elles ont été laissées de côté.',
  ],
  'import.encoding_guessed': [
    'Encodage deviné',
    'Le fichier n’est pas en Unicode ; il a été lu en Windows-1252. Vérifiez les accents, ou enregistrez-le en UTF-8.',
  ],
  'import.too_far_ahead': ['Trop loin', 'La maintenance est à plus de dix ans ; elle a été laissée de côté.'],
  'import.old_time': ['Heure d’avant 1990', 'Une heure d’avant 1990 a été laissée de côté.'],
  'import.status_contradicts': ['L’état contredit la fin', 'Il a une fin et un état ouvert ; la fin compte.'],
  'import.probe_repeated': ['Sonde répétée', 'La même sonde était déjà là ; elle compte une fois.'],
};
