import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Mailbox, smtpError, startMailbox } from '../../test/mailbox.ts';
import type { Letter } from '../application/record-ports.ts';
import { smtpPostman, type SmtpOptions, type SmtpPostman } from './smtp.ts';

const letter: Letter = {
  messageId: 'abc@atrium.example',
  sender: { name: 'Météo de l’été', address: 'ne-pas-repondre@atrium.example' },
  to: 'zoe@exemple.fr',
  replyTo: 'aide@atrium.example',
  references: ['first@atrium.example', 'second@atrium.example'],
  language: 'fr',
  subject: 'Activez votre compte',
  text: 'Bonjour Zoé\n',
  html: '<p>Bonjour Zoé</p>\n',
};

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const mailboxThat = async (behaviour: Parameters<typeof startMailbox>[0] = {}): Promise<Mailbox> => {
  const mailbox = await startMailbox(behaviour);
  open.push(mailbox.close);
  return mailbox;
};
const postmanTo = (url: string, options: Partial<SmtpOptions> = {}): SmtpPostman => {
  const postman = smtpPostman({ url, ...options });
  open.push(postman.close);
  return postman;
};

/** A server of the barest kind, for what a real one does not do. */
const bareServer = async (onConnection: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('ID-51 a mail over SMTP', () => {
  it('ID-51 arrives with its Message-ID, sender, answers’ address, references, text and HTML as they were written', async () => {
    const mailbox = await mailboxThat();
    const delivery = await postmanTo(mailbox.url).send(letter);
    expect(delivery).toMatchObject({ outcome: 'sent', to: 'zoe@exemple.fr', answer: expect.stringMatching(/^250/) });
    const [mail] = mailbox.received;
    expect(mail?.to).toEqual(['zoe@exemple.fr']);
    expect(mail?.parsed).toMatchObject({
      messageId: '<abc@atrium.example>',
      subject: 'Activez votre compte',
      from: { value: [{ name: 'Météo de l’été', address: 'ne-pas-repondre@atrium.example' }] },
      replyTo: { value: [{ address: 'aide@atrium.example' }] },
      references: ['<first@atrium.example>', '<second@atrium.example>'],
      text: 'Bonjour Zoé\n',
      html: '<p>Bonjour Zoé</p>\n',
    });
    expect(mail?.parsed.headers.get('content-language')).toBe('fr');
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('ID-51 two connections at most carry many mails', async () => {
    const mailbox = await mailboxThat();
    const postman = postmanTo(mailbox.url);
    const all = Array.from({ length: 20 }, (_, index) =>
      postman.send({ ...letter, messageId: `${index}@atrium.example` }),
    );
    expect((await Promise.all(all)).map(({ outcome }) => outcome)).toEqual(Array(20).fill('sent'));
    expect(mailbox.received).toHaveLength(20);
    expect(mailbox.counts.connections).toBeLessThanOrEqual(2);
  });
});

describe('ID-51 what a server answers decides what becomes of a mail', () => {
  const refusing = (code: number, at: 'rcpt' | 'from' | 'data') => {
    const error = smtpError(code, 'no');
    if (at === 'rcpt') return mailboxThat({ onRcptTo: (_, __, done) => done(error) });
    if (at === 'from') return mailboxThat({ onMailFrom: (_, __, done) => done(error) });
    return mailboxThat({ onceRead: (_, answer) => answer(error) });
  };

  it.each([
    ['451 at the recipient', 451, 'rcpt', 'later'],
    ['550 at the recipient', 550, 'rcpt', 'bounced'],
    ['452 at the mail itself', 452, 'data', 'later'],
    ['554 at the mail itself', 554, 'data', 'refused'],
    ['550 at the sender, which is a setting', 550, 'from', 'later'],
  ] as const)('ID-51 %s', async (_, code, at, outcome) => {
    const mailbox = await refusing(code, at);
    const delivery = await postmanTo(mailbox.url).send(letter);
    expect(delivery).toEqual({ outcome, to: letter.to, answer: expect.stringContaining(String(code)) });
    expect(mailbox.received).toEqual([]);
  });

  it('ID-51 a server that refuses one mail takes the next over the same postman', async () => {
    const mailbox = await mailboxThat({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('nobody') ? smtpError(550, 'unknown') : null),
    });
    const postman = postmanTo(mailbox.url);
    expect(await postman.send({ ...letter, to: 'nobody@exemple.fr' })).toMatchObject({ outcome: 'bounced' });
    expect(await postman.send(letter)).toMatchObject({ outcome: 'sent' });
  });

  it('ID-51 a wrong password is a setting: the mail waits', async () => {
    const url = (
      await bareServer((socket) => {
        socket.write('220 here\r\n');
        socket.on('data', (bytes) => {
          const line = bytes.toString();
          socket.write(line.startsWith('EHLO') ? '250-here\r\n250 AUTH PLAIN LOGIN\r\n' : '535 5.7.8 wrong\r\n');
        });
      })
    ).replace('//', '//user:wrong@');
    expect(await postmanTo(url).send(letter)).toMatchObject({
      outcome: 'later',
      answer: expect.stringContaining('535'),
    });
  });

  it('ID-51 a server that is not there, or that hangs before or after its greeting, is tried again later', async () => {
    const quick = { connectMs: 300, greetingMs: 300, silenceMs: 300 };
    const gone = await bareServer(() => undefined);
    open.pop()?.call(undefined);
    const silent = await bareServer(() => undefined);
    const stuck = await bareServer((socket) => void socket.write('220 here\r\n'));
    for (const url of [gone, silent, stuck])
      expect(await postmanTo(url, quick).send(letter)).toMatchObject({ outcome: 'later', to: letter.to });
  });

  it('ID-51 a server that hangs after all of the mail, or drips for ever, holds it up no longer than it may', async () => {
    const hanging = await mailboxThat({ onceRead: () => undefined });
    expect(await postmanTo(hanging.url, { silenceMs: 300 }).send(letter)).toMatchObject({ outcome: 'later' });
    const dripping = await bareServer((socket) => {
      const drip = setInterval(() => socket.write('220-wait\r\n'), 50);
      socket.once('close', () => clearInterval(drip));
    });
    expect(await postmanTo(dripping, { wholeMs: 500 }).send(letter)).toMatchObject({ outcome: 'later' });
  });

  it('ID-51 a connection that breaks when the mail was read already is not tried again by the postman itself', async () => {
    let begun = 0;
    const dropping = await bareServer((socket) => {
      socket.write('220 here\r\n');
      let reading = false;
      socket.on('data', (bytes) => {
        if (reading) {
          if (bytes.toString().includes('\r\n.\r\n')) socket.destroy();
          return;
        }
        reading = bytes.toString().startsWith('DATA');
        begun += reading ? 1 : 0;
        socket.write(reading ? '354 go on\r\n' : '250 fine\r\n');
      });
    });
    expect(await postmanTo(dropping).send(letter)).toMatchObject({ outcome: 'later' });
    expect(begun).toBe(1);
  });

  it('ID-51 a connection that the server closed while it was idle costs the next mail nothing', async () => {
    const sockets: Socket[] = [];
    const mailbox = await mailboxThat();
    const through = await bareServer((socket) => {
      sockets.push(socket);
      void import('node:net').then(({ connect }) => {
        const upstream = connect(Number(new URL(mailbox.url).port), '127.0.0.1');
        socket.pipe(upstream).pipe(socket);
        socket.on('close', () => upstream.destroy());
      });
    });
    const postman = postmanTo(through);
    expect(await postman.send(letter)).toMatchObject({ outcome: 'sent' });
    sockets[0]?.destroy();
    expect(await postman.send({ ...letter, messageId: 'next@atrium.example' })).toMatchObject({ outcome: 'sent' });
    expect(mailbox.received).toHaveLength(2);
  });
});

describe('ID-51 header injection', () => {
  it.each([
    'zoe@exemple.fr\r\nBcc: eve@evil.example',
    'zoe@exemple.fr, eve@evil.example',
    'Zoe <zoe@exemple.fr>',
    'zoe@exemple.fr\u2028Bcc: eve@evil.example',
    '<zoe@exemple.fr> NOTIFY=SUCCESS',
    'zoe@exemple.fr>\r\nRCPT TO:<eve@evil.example',
    '',
  ])('ID-51 what is more than one address is sent nowhere: %j', async (to) => {
    const mailbox = await mailboxThat();
    expect(await postmanTo(mailbox.url).send({ ...letter, to })).toMatchObject({
      outcome: 'refused',
      answer: 'no_address',
    });
    expect(mailbox.counts).toEqual({ connections: 0, mails: 0 });
  });

  it('ID-51 neither a subject nor a name nor an answers’ address adds a header or a recipient', async () => {
    const evil = 'x\r\nBcc: eve@evil.example\r\nX-Evil: yes\r\n\r\nbody';
    const mailbox = await mailboxThat();
    await postmanTo(mailbox.url).send({
      ...letter,
      subject: evil,
      replyTo: evil,
      references: [evil],
      sender: { name: evil, address: letter.sender.address },
    });
    const [mail] = mailbox.received;
    expect(mail?.to).toEqual(['zoe@exemple.fr']);
    expect(mail?.parsed.headers.has('bcc')).toBe(false);
    expect(mail?.parsed.headers.has('x-evil')).toBe(false);
    expect(mail?.parsed.replyTo).toBeUndefined();
    expect(mail?.raw).not.toMatch(/^(bcc|x-evil):/im);
    expect(mail?.parsed.text).toBe('Bonjour Zoé\n');
  });
});
