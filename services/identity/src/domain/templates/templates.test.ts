import { describe, expect, it } from '@jest/globals';
import type { Language } from '../accounts.ts';
import { templates } from './all.ts';
import { compose, type MailSender } from './compose.ts';

const sender: MailSender = {
  name: 'Météo Atrium',
  address: 'ne-pas-repondre@atrium.example',
  help: 'aide@atrium.example',
  publicUrl: 'https://atrium.example',
  timeZone: 'Europe/Paris',
};
const link = { url: 'https://atrium.example/reset#abc.DEF-123_x', until: Date.parse('2026-11-21T13:05:00Z') / 1000 };
const usual = {
  organisation: 'Boulangerie Nîmes & fils',
  inviter: 'Zoé Lé',
  login: 'zoe.le@exemple.fr',
  agent: 'Firefox',
};

const written = (name: string, language: Language, params: Record<string, string> = usual, inPlaceOf?: string) => {
  const template = templates.get(name);
  if (template === undefined) throw new Error(`no template ${name}`);
  return compose({ template, params, language, timeZone: 'Europe/Paris', sender, link, inPlaceOf });
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** What a mail program shows of the HTML. */
const shown = (html: string): string[] =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&([a-z]+|#39);/g, (_, name: string) => entities[name] ?? '?')
    .split('\n')
    .filter((line) => line !== '');

const each = [...templates.keys()].flatMap((name) =>
  (['fr', 'en'] as const).map((language) => [name, language] as const),
);

describe.each(each)('the mail %s in %s', (name, language) => {
  it('ID-51 says the same in its text and in its HTML', () => {
    const { text, html } = written(name, language);
    expect(shown(html)).toEqual(text.split('\n').filter((line) => line !== ''));
  });

  it('ID-47 ID-51 has one action, says who sends it and why, where help is, and names the privacy notice', () => {
    const { text, html, subject } = written(name, language);
    expect(subject).not.toBe('');
    expect(html.match(/display:inline-block/g)).toHaveLength(1);
    expect(text.match(/https:\/\/atrium\.example\S*/g)).toHaveLength(2);
    expect(text).toMatch(
      language === 'fr'
        ? /Envoyé par Météo Atrium\. Vous recevez ce message parce/
        : /Sent by Météo Atrium\. You get this message because/,
    );
    expect(text).toContain('aide@atrium.example');
    expect(text).toContain('https://atrium.example/privacy\n');
  });

  it('ID-51 fetches nothing: no picture, script, style sheet, form or table', () => {
    const { html } = written(name, language);
    expect(html).not.toMatch(
      /<(img|script|link|style|iframe|form|table|object|svg|base)\b|url\(|@import|\ssrc=|\son\w+=/i,
    );
    expect(
      html.match(/href="([^"]*)"/g)?.every((one) => /^href="(https:\/\/atrium\.example\/|mailto:aide@)/.test(one)),
    ).toBe(true);
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('ID-51 is written as people write it', () => {
    const { text, subject } = written(name, language);
    const prose = `${subject}\n${text}`.replace(/https:\S+/g, '');
    expect(prose).not.toMatch(/'|"|\.\.\.|undefined|null|!/);
    if (language === 'fr') {
      expect(prose).not.toMatch(/[^\u202f\u00a0][:;?»]|«[^\u00a0\u202f]|Veuillez/);
    }
  });

  it('ID-51 of the link, its text shows the whole address on a line of its own, and until when it works', () => {
    const { text, html } = written(name, language);
    if (templates.get(name)?.opens !== 'link') {
      expect(text).not.toMatch(/2026/);
      return;
    }
    expect(text.split('\n')).toContain(link.url);
    expect(html).toContain(`href="${link.url}"`);
    expect(text).toContain(
      language === 'fr' ? '21 nov. 2026 à 14\u00a0h\u00a005 (Europe/Paris)' : '21 Nov 2026, 14:05 (Europe/Paris)',
    );
  });
});

describe('names in mails', () => {
  const evil =
    '</p><script>alert(1)</script>"\'&\r\n\r\nBcc: x@evil.example\u202e http://evil.example/win www.evil.example ' +
    'Z'.repeat(10_000);

  it.each(each)(
    'ID-51 are text, in %s in %s: no markup, no header, no line, no link of theirs, no 10,000 characters',
    (name, language) => {
      const params = { organisation: evil, inviter: evil, agent: evil, login: 'zoe.le@exemple.fr' };
      const { text, html, subject } = written(name, language, params, evil);
      expect(html).not.toContain('<script');
      expect(shown(html)).toEqual(text.split('\n').filter((line) => line !== ''));
      for (const part of [text, html, subject]) {
        expect(part).not.toMatch(/\u202e|\r/);
        expect(part).not.toMatch(/http:\/\/evil|evil\.example/);
        expect(part.length).toBeLessThan(8000);
      }
      expect(text).not.toMatch(/^Bcc/m);
      expect(subject).not.toContain('\n');
      expect(Array.from(subject).length).toBeLessThanOrEqual(150);
    },
  );

  it.each(each)('ID-51 of %s in %s the subject says none but the organisation’s', (name, language) => {
    const { subject } = written(name, language, {
      organisation: 'Orga',
      inviter: 'Evil',
      login: 'Evil',
      agent: 'Evil',
    });
    expect(subject).not.toContain('Evil');
  });

  it('ID-16 a login can be copied as it is', () => {
    const { text, html } = written('reset', 'fr');
    expect(text).toContain('zoe.le@exemple.fr\n');
    expect(html).toContain('zoe.le@exemple.fr</p>');
  });

  it('ID-51 who gets a mail in another one’s place is told so', () => {
    expect(written('reset', 'fr', usual, 'Ali Nasser').text).toContain('(Ali Nasser)');
    expect(written('reset', 'en', usual, 'Ali Nasser').text).toContain('about the account of Ali Nasser');
  });
});
