namespace Diagnoser.Reporting.Html;

/// <summary>The page's style: no font, picture or script from anywhere, light or dark as the reader's system is, and fit for paper.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root {
          color-scheme: light dark;
          --paper: #f6f7f8; --panel: #ffffff; --ink: #1b2228; --quiet: #55606b; --rule: #d5dbe1;
          --accent: #0a6670; --caution: #855300; --mark: #fcefc2; --code: #eef1f4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #12161a; --panel: #1a2026; --ink: #e4e8ec; --quiet: #a2adb8; --rule: #36404a;
            --accent: #63c7d0; --caution: #e5b64c; --mark: #453911; --code: #232b33;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
          overflow-wrap: anywhere;
        }
        main, footer { max-width: 52rem; margin: 0 auto; }
        header, section {
          background: var(--panel); border: 1px solid var(--rule); border-radius: .5rem;
          padding: 1.1rem 1.25rem; margin: 0 0 1rem;
        }
        header { border-left: .3rem solid var(--accent); }
        header.open { border-left-color: var(--caution); }
        h1 { font-size: 1.5rem; line-height: 1.3; margin: .1rem 0 .7rem; text-wrap: balance; }
        h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
        h3 { font-size: 1rem; margin: 0 0 .35rem; }
        p, ul, ol, dl { margin: 0 0 .6rem; }
        ul, ol { padding-left: 1.3rem; }
        li { margin: .2rem 0; }
        section > :last-child, header > :last-child, li > :last-child { margin-bottom: 0; }
        a { color: var(--accent); }
        .verdict { color: var(--accent); font-weight: 650; margin: 0; }
        .open .verdict, .differs { color: var(--caution); }
        .tried { color: var(--quiet); font-size: .8rem; font-weight: 400; border: 1px solid var(--rule); border-radius: 1rem; padding: 0 .5rem; margin-left: .3rem; white-space: nowrap; }
        .quiet { color: var(--quiet); font-size: .9rem; }
        code, pre, .log { font-family: ui-monospace, "Cascadia Code", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: .875rem; }
        code { background: var(--code); border-radius: .25rem; padding: .05rem .25rem; }
        pre { background: var(--code); border-radius: .35rem; padding: .55rem .75rem; margin: .3rem 0 .6rem; white-space: pre-wrap; }
        pre code, .log code { background: none; padding: 0; }
        .bar { display: block; height: .55rem; background: var(--rule); border-radius: .3rem; overflow: hidden; }
        .bar span { display: block; height: 100%; min-width: 2px; background: var(--accent); }
        .open .bar span { background: var(--caution); }
        .brief { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; margin-top: .8rem; }
        .brief dt { color: var(--quiet); }
        .brief dd { margin: 0; }
        .log { display: grid; grid-template-columns: max-content 1fr; background: var(--code); border-radius: .35rem; padding: .5rem 0; }
        .log .number { color: var(--quiet); text-align: right; padding: .05rem .75rem; user-select: none; }
        .log .text { white-space: pre-wrap; padding: .05rem .75rem .05rem 0; }
        .log .hit { background: var(--mark); color: var(--ink); }
        .log .number.hit { box-shadow: inset .25rem 0 0 var(--caution); }
        .log mark { background: none; color: inherit; font-weight: 600; }
        .masked { padding: 0 1.25rem; }
        .gap { color: var(--quiet); }
        .fixes { padding-left: 1.5rem; }
        .fixes > li { margin: 0 0 1.1rem; }
        .fixes > li::marker { font-weight: 650; }
        .bars { list-style: none; padding: 0; }
        .bars li { display: grid; grid-template-columns: 3rem 1fr; column-gap: .6rem; align-items: baseline; margin: .45rem 0; }
        .bars .percent { text-align: right; font-variant-numeric: tabular-nums; }
        .bars .bar { grid-column: 2; }
        .cases { list-style: none; padding: 0; }
        .cases > li { margin: 0 0 .9rem; }
        .cases p { margin: 0; }
        .fixes > li:last-child, .cases > li:last-child { margin-bottom: 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--rule); }
        thead th { border-top: 0; color: var(--quiet); font-weight: 600; }
        tbody th { font-weight: 400; }
        @media (max-width: 30rem) {
          body { padding: .75rem .5rem 2rem; }
          header, section { padding: .9rem .85rem; }
          .brief { grid-template-columns: 1fr; }
          .brief dd { margin-bottom: .35rem; }
        }
        @media print {
          :root {
            --paper: #ffffff; --panel: #ffffff; --ink: #000000; --quiet: #444444; --rule: #bbbbbb;
            --accent: #0a6670; --caution: #855300; --mark: #fcefc2; --code: #f2f2f2;
          }
          body { padding: 0; font-size: 10pt; }
          header, section { border: 0; border-radius: 0; padding: 0 0 .5rem; }
          header { border-left: 0; }
          .fixes > li, .cases > li, .bars li, tr { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          .bar, .bar span, .log .hit { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          a { color: inherit; }
        }
        """;
}
