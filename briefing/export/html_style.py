"""The looks of a dossier in HTML: light and dark, on the screen and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --quiet: #595959; --line: #c9c9c4; --link: #0b4f9e;
  --mark: #fff1b8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --paper: #17181a; --quiet: #a9a9a4; --line: #45464a; --link: #8fc1ff; --mark: #4a3f12; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 1.05rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .5em; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .2em; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; }
.quiet, dt, .label { color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0 1rem; font-size: .95rem; }
dd { margin: 0; }
nav ul { columns: 16rem; padding-left: 1.2rem; margin-top: .3rem; }
.passage { margin: 1.1rem 0; }
.passage p, .passage blockquote { margin: .15rem 0; }
.passage blockquote { border-left: 3px solid var(--line); padding-left: .8rem; }
.label { font-size: .9rem; }
pre { white-space: pre-wrap; border: 1px solid var(--line); padding: .6rem; font-size: .9rem; }
:target { background: var(--mark); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); }
@media print {
  body { max-width: none; font-size: 10.5pt; background: #fff; color: #000; }
  nav, .skip { display: none; }
  h2, h3, h4 { break-after: avoid; }
  .passage { break-inside: avoid; }
}
"""
