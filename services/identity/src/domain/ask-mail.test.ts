import { describe, expect, test } from '@jest/globals';
import { checkFact } from '@atrium/chassis/events/schemas';
import { askMail } from './ask-mail.ts';

describe('ID-51 mails that are asked for', () => {
  test('ID-51 a mail to an account says its template, what fills it and its link by id', () => {
    const fact = askMail({
      organisation: 'o1',
      subjectId: 'a1',
      cause: 'invitation:l1',
      template: 'invitation',
      to: { account: 'a1' },
      params: { organisation: '<b>Ateliers</b>\r\nBcc: x', inviter: 'Grace' },
      link: 'l1',
    });
    expect(fact).toMatchObject({ type: 'mail.asked', organisation: 'o1', subjectId: 'a1' });
    expect(fact.data).toEqual({
      mail: {
        cause: 'invitation:l1',
        template: 'invitation',
        account: 'a1',
        address: '',
        language: '',
        params: [
          { name: 'organisation', value: '<b>Ateliers</b>\r\nBcc: x' },
          { name: 'inviter', value: 'Grace' },
        ],
        link: 'l1',
        replyTo: '',
      },
    });
    checkFact('atrium.identity.mail.asked.v1', fact.data);
  });

  test('ID-51 a mail to an address says in which language', () => {
    const to = { address: 'ada@example.org', language: 'en' } as const;
    const { organisation, data } = askMail({
      ...{ organisation: undefined, subjectId: 's1', cause: 'test:1', template: 'test', to, params: {} },
    });
    expect([organisation, data]).toMatchObject([undefined, { mail: { ...to, account: '', params: [], link: '' } }]);
    checkFact('atrium.identity.mail.asked.v1', data);
  });
});
