import { describe, expect, it } from '@jest/globals';
import { oneLine, plainText } from './plain-text.ts';

describe('plain text of bodies', () => {
  it.each([
    ['a<br>b<br/>c<BR />d', 'a\nb\nc\nd'],
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['<ul><li>a</li><li><strong>b</strong> c</li></ul>d', '- a\n- b c\nd'],
    ['see <a href="https://x.org/?a=1&amp;b=2">this</a>.', 'see this [https://x.org/?a=1&b=2].'],
    ['<a href=https://x.org>https://x.org</a> <a>bare</a> <a href="/y"></a>', 'https://x.org bare /y'],
    ['<a href="javascript:alert(1)">x</a>', 'x [javascript:alert(1)]'],
    ['<img src="https://x.org/i.png">', '[https://x.org/i.png]'],
    [
      '&lt;b&gt; &amp;lt; &eacute; &#233; &#xE9; &hellip; &unknown; &#0; &#xD800;',
      '<b> &lt; é é é … &unknown; &#0; &#xD800;',
    ],
    ['< 5 minutes, <1% of users, a<b and c>d', '< 5 minutes, <1% of users, a<b and c>d'],
    ['<script>alert(1)</script><svg onload=x>', '<script>alert(1)</script><svg onload=x>'],
    ['Map<String, List<Integer>>', 'Map<String, List<Integer>>'],
    ['<b>never closed <a href="https://x.org">link', 'never closed link [https://x.org]'],
    ['<small>Oct <var data-var="date">6</var>, <var data-var="time">02:59</var> UTC</small>', 'Oct 6, 02:59 UTC'],
    ['a\r\nb\rc  \n\n\n\nd\u0000\u0007\ud800', 'a\nb\nc\n\nd\ufffd'],
  ])('ST-11 %s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('ST-11 names and titles are not interpreted and stay on one line', () => {
    expect(oneLine(' <b>A</b>\n &amp;\tB  C ')).toBe('<b>A</b> &amp; B C');
    expect(oneLine('Größe — 日本')).toBe('Größe — 日本');
    expect(oneLine('a\u202eb \u2066 c\u2028d')).toBe('ab c d');
  });

  it('ST-11 hostile markup of a million characters is read within the time of a test: quadratic work would take minutes', () => {
    for (const unit of ['<a href="', '<', '<p', '<p ', '&', '&#', ' ', '\n', '<a href=x>', '</a>', 'href ', '<b ="']) {
      expect(plainText(unit.repeat(Math.ceil(1_000_000 / unit.length))).length).toBeLessThanOrEqual(1_000_010);
    }
  });
});
