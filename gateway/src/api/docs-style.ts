/** Style of /api/docs and of the pages of problems: readable in light and dark, on any width. */
export const docsStyle = `
:root{color-scheme:light dark;--ink:light-dark(#23211d,#ece8e1);--paper:light-dark(#faf8f4,#1c1b19);--line:light-dark(#d8d2c6,#45413a);--link:light-dark(#0b5f63,#7fd0d3)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:24px 16px 64px}
h1{font-size:27px;line-height:1.2;margin:16px 0}
h2{font-size:21px;margin:40px 0 8px;text-transform:capitalize}
p{max-width:68ch}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:13px}
pre{overflow:auto;border:1px solid var(--line);border-radius:6px;padding:12px}
nav a{display:inline-block;padding:8px 12px 8px 0}
details{border-top:1px solid var(--line)}
summary{padding:10px 0;cursor:pointer;overflow-wrap:anywhere}
summary span{display:block;padding-left:16px}
.m{display:inline-block;min-width:4.5em}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 16px}
caption{text-align:left;font-weight:600;padding:8px 0}
td,th{text-align:left;vertical-align:top;border-top:1px solid var(--line);padding:6px 12px 6px 0}
`;
