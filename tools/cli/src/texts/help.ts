import { Help, type AddHelpTextContext, type HelpConfiguration } from 'commander';
import type { Language } from './said.ts';
import { sayIn } from './speech.ts';

const usual = new Help();

const words: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [],
  fr: [
    [/\(choices: /, '(choix : '],
    [/, default: /, ', par défaut : '],
    [/\(default: /, '(par défaut : '],
  ],
};

// What commander adds to a description stands in brackets behind it.
const described = (language: Language, description: string, whole: string): string => {
  const added = whole.slice(description.length);
  const said = words[language].reduce((text, [english, french]) => text.replace(english, french), added);
  return sayIn(language)(description) + said;
};

/** How help is shown in a language. */
export const helpIn = (language: Language): HelpConfiguration => {
  const say = sayIn(language);
  return {
    styleTitle: say,
    commandDescription: (command) => say(command.description()),
    subcommandDescription: (command) => say(command.summary() || command.description()),
    optionDescription: (option) => described(language, option.description, usual.optionDescription(option)),
    argumentDescription: (argument) => described(language, argument.description, usual.argumentDescription(argument)),
    commandUsage: (command) =>
      language === 'fr' ? usual.commandUsage(command).replace('[command]', '[commande]') : usual.commandUsage(command),
  };
};

/** What stands after the help of a command, in the language that was asked for. */
export const inItsLanguage =
  (english: string) =>
  ({ command }: AddHelpTextContext): string =>
    sayIn(command.optsWithGlobals<{ lang: Language }>().lang)(english);
