/** The style of the page. It loads nothing: fonts are the reader's own. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --card: #f6f8fa; --line: #d0d7de; --link: #0757b8; --mark: #ddeeff; --should: #7a4b00; --shouldpaper: #fff3d6; --good: #1a6334; --aim: #fff8c5 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa6b2; --paper: #0d1117; --card: #161b22; --line: #343c46; --link: #6cb0ff; --mark: #12304f; --should: #f0c674; --shouldpaper: #3a2d0c; --good: #7ee2a0; --aim: #3b3200 } }
* { box-sizing: border-box }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100% }
body { margin: 0; padding: 0 clamp(1rem, 3vw, 3rem) 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word }
body > * { max-width: 84rem; margin-inline: auto }
a { color: var(--link); text-underline-offset: .15em }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem }
a, b, code, small, span, strong { unicode-bidi: isolate }
code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere }
h1 { font-size: clamp(1.6rem, 4vw, 2.4rem); line-height: 1.2; margin: 2rem 0 .25rem }
h2 { font-size: 1.4rem; margin: 3rem 0 1rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.2rem; margin: 2rem 0 .5rem }
h4 { font-size: 1rem; margin: 1.5rem 0 .5rem }
h5 { font-size: 1rem; margin: 0 }
p, ul, ol, dl { margin: .5rem 0 }
p, li, dd { max-width: 75ch }
ul, ol { padding-left: 1.25rem }
dt { font-weight: 600 }
dd { margin: 0 0 .5rem }
summary { cursor: pointer; color: var(--link); width: fit-content }
.soft, .size { color: var(--soft) }
.size { margin: 0; max-width: none }
.titles { font-weight: 600; margin: 0 0 .5rem; max-width: none }
.skip { position: absolute; left: -99rem }
.skip:focus { left: 1rem; top: .5rem }
nav ul, .row { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0 }

.way { display: flex; align-items: center; gap: .5rem }
.ways > .way { margin: 1rem 0 }
.steps { display: flex; flex-wrap: wrap; align-items: stretch; gap: .4rem; list-style: none; padding: 0; margin: 0 }
.steps > li { display: flex; align-items: center; gap: .4rem }
.step { display: block; height: 100%; min-width: 4rem; max-width: 11rem; padding: .35rem .6rem; font-size: .9375rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: inherit; text-decoration: none; line-height: 1.3 }
.step:hover { border-color: var(--link) }
.step strong { display: block }
.step small { display: block; color: var(--soft); font-size: .75rem }
.edge { color: var(--link); text-decoration: none; font-size: 1.1rem }
.branches { display: flex; flex-direction: column; gap: 1rem; list-style: none; margin: 0; padding: 0 0 0 .75rem; border-left: 2px solid var(--line); border-radius: .75rem }
.end { color: var(--soft); font-size: .875rem; margin: 0 0 .25rem }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 1rem; align-items: start; margin: 1rem 0 }
.card { padding: .25rem 1rem 1rem; border: 1px solid var(--line); border-radius: .5rem }
.card h4 { margin-top: .75rem }
.gates { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 0 1rem; margin: .75rem 0 }
.promotion { border-top: 1px solid var(--line); padding: .25rem 0 1rem }
.promotion h3 { margin-top: .75rem }
.promotion .group, .level .cards .group { margin: 0 }

.matrix { overflow: auto; max-height: 92vh; border: 1px solid var(--line); border-radius: .5rem }
table { border-collapse: separate; border-spacing: 0; font-size: .8125rem; line-height: 1.4; min-width: 100% }
th, td { padding: .5rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); min-width: 8.5rem; max-width: 22rem }
td + td, th + td, th + th { border-left: 1px solid var(--line) }
td a { color: inherit; text-decoration: none }
td a:hover { color: var(--link); text-decoration: underline }
td p { margin: 0 0 .4rem }
.matrix thead th { position: sticky; top: 0; z-index: 2; background: var(--card) }
.matrix thead small { display: block; font-weight: 400; color: var(--soft) }
.matrix tbody th { position: sticky; left: 0; z-index: 1; background: var(--paper); font-weight: 600 }
.matrix thead th:first-child { left: 0; z-index: 3 }
.matrix .area th { background: var(--card); color: var(--soft); font-weight: 600 }
.area span { position: sticky; left: .6rem }
.none { color: var(--soft) }
@media (min-width: 80rem) { .fits { overflow: visible; max-height: none } }

.level { border-top: 3px solid var(--line); margin-top: 3rem }
h2 + .level { border-top: 0; margin-top: 0 }
h2 + .promotion { border-top: 0 }
.plain { max-width: none }
.goal { font-size: 1.1rem; margin: 0 0 .5rem }
.competency { display: grid; grid-template-columns: minmax(10rem, 16rem) minmax(0, 1fr); gap: .5rem 2rem; padding: 1rem 0; border-top: 1px solid var(--line) }
.competency > * { margin: 0 }
.criterion { margin: 0 0 1.25rem; padding: .25rem .5rem; border-radius: .4rem }
.criterion:last-child { margin-bottom: 0 }
:target { background: var(--aim) }
.criterion > p:first-child { margin-top: 0 }
.text { font-weight: 500 }
.marks { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; font-size: .875rem; color: var(--soft); margin: .25rem 0 }
.mark { padding: 0 .5rem; border-radius: 1rem; background: var(--mark); color: var(--ink); font-size: .8125rem }
.mark.should, .mark.suggested { background: var(--shouldpaper); color: var(--should) }
.evidence { font-size: .875rem; color: var(--soft); margin: .25rem 0; padding-left: .75rem; border-left: 2px solid var(--line) }
.evidence code { color: var(--ink) }
.evidence ol { list-style: lower-alpha }
.evidence p, .evidence ol { margin: 0 }
details { margin: .5rem 0 }
details > :not(summary) { margin-left: .9rem }
blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--link) }
blockquote p { margin: 0 }
.group { padding: .25rem 1rem 1rem; border: 1px dashed var(--line); border-radius: .5rem; margin: 1rem 0 }
.group > h4 { margin: .5rem 0 }
.avoid { color: var(--soft) }
.prefer { color: var(--good) }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem }

@media (max-width: 48rem) {
  .wide { display: none }
  .way { flex-direction: column; align-items: stretch }
  .steps { flex-direction: column }
  .steps > li { flex-direction: column; align-items: stretch }
  .step { max-width: none }
  .edge { text-align: center; line-height: 1; transform: rotate(90deg) }
  .competency { grid-template-columns: minmax(0, 1fr) }
  .card, .group { padding-inline: .75rem }
  th, td { min-width: 6rem }
  .scroll { overflow-x: auto }
}
@media print {
  body { padding: 0; font-size: 10pt }
  nav, .skip, .anchor { display: none }
  .matrix { overflow: visible; max-height: none; border: 0 }
  .matrix th { position: static }
  table { font-size: 7pt }
  th, td { min-width: 0 }
  .criterion, .card, tr { break-inside: avoid }
  h2, h3, h4, h5 { break-after: avoid }
  details::details-content { content-visibility: visible; block-size: auto }
}
`;
