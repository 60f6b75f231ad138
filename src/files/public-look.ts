/** Styles of public pages: read slowly, on a phone as on paper, without a script and without anything fetched. */
export const PUBLIC_STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #FCFBF8; color: #1F2328; font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif; font-variant-numeric: tabular-nums; text-autospace: normal; }
main { max-width: 46em; margin: 0 auto; padding: 24px 20px 48px; }
a { color: #1D5B79; } a:hover { color: #123C51; } a:focus-visible, .wide:focus-visible { outline: 2px solid #1D5B79; outline-offset: 2px; }
h1 { font-size: 28px; line-height: 1.35; margin: 12px 0; text-wrap: balance; } h2 { font-size: 20px; line-height: 1.4; margin: 48px 0 0; border-top: 1px solid #D8D5CE; padding-top: 24px; text-wrap: balance; } h3 { font-size: 14px; margin: 24px 0 4px; color: #4A5058; }
p { margin: 4px 0 12px; } nav, .fine, .language { font-size: 14px; color: #4A5058; } .fine code { font-size: 12px; overflow-wrap: anywhere; }
.summary { font-size: 18px; } .said { white-space: pre-line; } .grade strong { font-size: 28px; margin-right: 8px; }
.demo { margin: 0; padding: 6px 20px; background: #FFF4D6; color: #5E3D00; text-align: center; font-size: 14px; }
.draft { background: #F1EFE9; padding: 8px 12px; border-radius: 4px; font-size: 14px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.5; margin: 8px 0; } caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { border-bottom: 1px solid #D8D5CE; padding: 6px 8px; text-align: left; vertical-align: top; } thead th { font-weight: 600; vertical-align: bottom; } tbody th { font-weight: 400; } .total th, .total td { font-weight: 600; } .n { text-align: right; } td.n { white-space: nowrap; } small { display: block; font-size: 12px; color: #4A5058; }
.wide { overflow-x: auto; }
@media (max-width: 480px) { main { padding: 16px 14px 32px; } h1 { font-size: 24px; } table { font-size: 13px; } th, td { padding: 6px 4px; } thead th { white-space: nowrap; } tbody th { min-width: 7em; } }
.index { list-style: none; padding: 0; } .index li { border-bottom: 1px solid #D8D5CE; padding: 10px 0; } .index span { color: #4A5058; font-size: 14px; margin-left: 8px; }
.language { margin-top: 24px; }
.mark { display: none; }
@page { size: A4; margin: 18mm; }
@media print { body { background: #fff; font-size: 11pt; } main { padding: 0; max-width: none; } .language, nav { display: none; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } .demo { border: 1px solid #5E3D00; } .wide { overflow: visible; }
body { display: table; width: 100%; } body::after { content: "\\A0"; display: table-footer-group; break-inside: avoid; font-size: 1pt; line-height: 20mm; }
.mark { position: fixed; left: 0; right: 0; bottom: 0; display: flex; gap: 3mm; align-items: center; background: #fff; font-size: 8pt; line-height: 1.5; overflow-wrap: anywhere; } .mark svg { display: block; width: 18mm; height: 18mm; } .mark p { margin: 0; } }
`;
