/** The widget's looks, as a style sheet that needs no permission from the host page's content policy. */

export const style = new CSSStyleSheet();
style.replaceSync(`
:host {
  all: initial; color-scheme: light dark;
  --accent: var(--pathguide-accent, #0b5d66); --on-accent: #fff; --back: #fff; --page: #f3f5f6; --ink: #17212b;
  --soft: #4d5b66; --line: #c5ced4; --mine: #dcf0ee; --warn: #8a1c1c; --good: #1d5c2b;
  font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
}
@media (prefers-color-scheme: dark) {
  :host { --accent: var(--pathguide-accent-dark, #82d3d8); --on-accent: #08282b; --back: #1b2329; --page: #12181c; --ink: #eef3f5;
    --soft: #b4c0c8; --line: #47545d; --mine: #1e4246; --warn: #ffb3ab; --good: #a5dbaf; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, h4, p, ol, ul, dl, dd { margin: 0; padding: 0; }
button, textarea { font: inherit; color: inherit; }
button { min-height: 44px; min-width: 44px; border: 1px solid var(--accent); border-radius: 22px; background: var(--back);
  color: var(--accent); padding: 6px 16px; cursor: pointer; }
button:hover { text-decoration: underline; } header button:hover { text-decoration: none; background: #0002; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); overflow-wrap: anywhere; } a[href^="tel:"] { white-space: nowrap; }
.quiet { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launch { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; background: var(--accent); color: var(--on-accent);
  border: 0; padding: 12px 20px; max-width: calc(100vw - 32px); box-shadow: 0 2px 10px #0005; font-weight: 600; }
.panel { display: flex; flex-direction: column; background: var(--page); overflow: clip; position: relative; }
:host(:not([inline])) .panel { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; width: min(420px, calc(100vw - 32px));
  height: min(680px, calc(100dvh - 32px)); border: 1px solid var(--line); border-radius: 16px; box-shadow: 0 6px 30px #0006; }
:host([inline]) { display: block; }
:host([inline]) .panel { height: 100%; min-height: 320px; border: 1px solid var(--line); border-radius: 16px; }
@media (max-width: 480px) {
  :host(:not([inline])) .panel { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
}
header { display: flex; align-items: center; gap: 4px; background: var(--accent); color: var(--on-accent); padding: 4px 4px 4px 16px; }
header h2 { flex: 1; font-size: 1.05rem; }
header button { background: transparent; border: 0; color: inherit; font-size: 1.3rem; padding: 0; border-radius: 8px; line-height: 1; }
header button:focus-visible { outline-color: var(--on-accent); outline-offset: -4px; }
.menu { position: absolute; right: 8px; top: 54px; z-index: 2; background: var(--back); border: 1px solid var(--line); border-radius: 12px;
  padding: 8px; display: grid; gap: 8px; box-shadow: 0 4px 16px #0004; max-width: calc(100% - 16px); }
.menu p { padding: 4px 8px; max-width: 260px; }
.danger { color: var(--warn); border-color: var(--warn); }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 12px; display: flex; flex-direction: column; gap: 8px; }
.log:focus-visible { outline-offset: -3px; }
.message { max-width: 100%; display: flex; flex-direction: column; gap: 8px; align-items: flex-start; }
.person { align-items: flex-end; }
.bubble { background: var(--back); border: 1px solid var(--line); border-radius: 16px 16px 16px 4px; padding: 10px 14px; max-width: 92%;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.person .bubble { background: var(--mine); border-color: transparent; border-radius: 16px 16px 4px 16px; }
.state { font-size: .85rem; color: var(--soft); text-align: right; }
.state.failed { color: var(--warn); }
.notice { align-self: center; text-align: center; font-size: .9rem; color: var(--soft); padding: 4px 12px; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; padding: 4px 0; }
.choices button { text-align: left; }
.typing { display: flex; gap: 5px; padding: 14px; background: var(--back); border: 1px solid var(--line); border-radius: 16px; align-self: flex-start; }
.typing i { width: 8px; height: 8px; border-radius: 50%; background: var(--soft); animation: beat 1.2s infinite ease-in-out; }
.typing i:nth-child(2) { animation-delay: .15s; } .typing i:nth-child(3) { animation-delay: .3s; }
@keyframes beat { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
.newer { position: absolute; left: 50%; bottom: 84px; transform: translateX(-50%); background: var(--accent); color: var(--on-accent); border: 0; }
form { display: flex; gap: 8px; padding: 8px; background: var(--back); border-top: 1px solid var(--line); align-items: flex-end; }
textarea { flex: 1; min-width: 0; min-height: 44px; max-height: 132px; resize: none; border: 1px solid var(--soft); border-radius: 12px;
  padding: 9px 12px; background: var(--back); line-height: 1.45; field-sizing: content; }
form button { background: var(--accent); color: var(--on-accent); font-weight: 600; border-radius: 12px; }
.card { background: var(--back); border: 1px solid var(--line); border-radius: 12px; padding: 12px 14px; width: 100%; display: grid; gap: 8px;
  overflow-wrap: anywhere; }
.kicker { font-size: .85rem; color: var(--soft); font-weight: 600; }
.card h3 { font-size: 1.15rem; line-height: 1.25; }
.card h3::first-letter, .title::first-letter, .card li::first-letter { text-transform: uppercase; }
.card h4 { font-size: .95rem; }
.totals { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.totals dt { font-size: .82rem; color: var(--soft); }
.totals dd { font-weight: 600; }
.card ul { padding-left: 20px; }
.table { overflow-x: auto; } .table table { border-collapse: collapse; font-size: .88rem; overflow-wrap: normal; }
.table :is(th, td) { padding: 4px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.ladder { list-style: none; counter-reset: rung; }
.rung { position: relative; padding: 0 0 14px 40px; counter-increment: rung; display: grid; gap: 2px; }
.rung::before { content: counter(rung); position: absolute; left: 0; top: 0; width: 28px; height: 28px; border-radius: 50%; background: var(--accent);
  color: var(--on-accent); font-weight: 700; display: grid; place-items: center; z-index: 1; }
.rung:last-child { padding-bottom: 0; }
.picture { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; }
.kind { font-size: .82rem; color: var(--soft); text-transform: uppercase; letter-spacing: .04em; }
.title { font-weight: 600; }
.exit { color: var(--good); margin-top: 2px; }
.exit a { color: inherit; }
.where, .facts, .earn, .needs, .note, .contact { font-size: .93rem; }
.source, .note, .card .needs { color: var(--soft); font-size: .88rem; }
.source a, .contact a, .exit a { display: inline-block; padding: 3px 0; }
.unknown { border-left: 4px solid var(--line); padding-left: 10px; font-size: .93rem; color: var(--soft); }
.supports summary, .steps summary, .more summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; font-weight: 600; color: var(--accent); }
summary::before { content: "▸"; margin-right: 8px; } details[open] > summary::before { content: "▾"; }
.more summary { font-weight: 400; font-size: .93rem; }
.steps > ol { margin-top: 8px; }
.supports ul { list-style: none; padding: 0; display: grid; gap: 12px; }
@media (prefers-reduced-motion: reduce) { .typing i { animation: none; opacity: .7; } }
@media (forced-colors: active) { .rung::before, header, .launch, form button { border: 1px solid; } }
`);
