/** The style sheet: the portal's paper and ink, quietly. */
export const styles = `
:root{color-scheme:light dark;--paper:oklch(98% .004 80);--card:oklch(100% 0 0);--ink:oklch(25% .01 80);--soft:oklch(48% .012 80);--line:oklch(88% .008 80);--accent:oklch(42% .07 195)}
@media(prefers-color-scheme:dark){:root{--paper:oklch(19% .006 80);--card:oklch(23% .007 80);--ink:oklch(92% .006 80);--soft:oklch(72% .01 80);--line:oklch(35% .01 80);--accent:oklch(80% .08 195)}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 'Atkinson Hyperlegible Next',system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:24px 16px 64px}
h1{font-size:27px;line-height:1.2;margin:0 0 4px;overflow-wrap:anywhere}
p{margin:0 0 16px;color:var(--soft);max-width:68ch}
a{color:var(--accent)}
a:focus-visible,pre:focus-visible,iframe:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
ol{list-style:none;margin:16px 0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:10px}
li{display:grid;gap:0 16px;grid-template-columns:1fr auto;padding:12px 16px}
li+li{border-top:1px solid var(--line)}
li a{font-weight:600;min-height:24px;overflow-wrap:anywhere}
li span,time{color:var(--soft);font-size:13px;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:16px 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
h2{font-size:17px;margin:24px 0 8px}
iframe{width:100%;height:32rem;border:1px solid var(--line);border-radius:10px;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px;margin:0;font:13px/1.5 ui-monospace,monospace}
`;
