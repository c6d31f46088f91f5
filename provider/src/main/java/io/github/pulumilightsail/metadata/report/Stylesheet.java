package io.github.pulumilightsail.metadata.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks: on a phone, a desktop and paper, in light and dark. */
final class Stylesheet {
  /** Has none of the letters that the writer of the page would escape. */
  static final String TEXT =
      """

      :root {
        --page: #f4f5f7; --card: #ffffff; --text: #1a212b; --soft: #525c6b; --line: #d8dde5;
        --open: #b42318; --exempt: #8a5300; --good: #1a7038; --calls: #3563c4;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --page: #11151b; --card: #1a2029; --text: #e7ebf1; --soft: #a3adbb; --line: #323b48;
          --open: #ff8a7f; --exempt: #f0b95a; --good: #66cc8a; --calls: #7fa7ff;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; background: var(--page); color: var(--text);
        font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
        -webkit-text-size-adjust: 100%;
      }
      main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
      header, section, .counts li {
        background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
      }
      header { padding: 1.4rem 1.6rem 1.5rem; border-left: .45rem solid; }
      header.open { border-left-color: var(--open); }
      header.exempt { border-left-color: var(--exempt); }
      header.good { border-left-color: var(--good); }
      .kind { margin: 0; color: var(--soft); font-size: .9rem; }
      h1 { margin: .15rem 0 1.1rem; font-size: 1.9rem; line-height: 1.2; text-wrap: balance; }
      h2 { margin: 0 0 .7rem; font-size: 1.15rem; line-height: 1.3; }
      dl { display: flex; flex-wrap: wrap; gap: .7rem 2.2rem; margin: 0; }
      dt { color: var(--soft); font-size: .82rem; }
      dd { margin: 0; overflow-wrap: anywhere; }
      .counts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; margin: 1rem 0 0; padding: 0; list-style: none; }
      .counts li { padding: .9rem 1.2rem; color: var(--soft); }
      .counts b { display: block; font-size: 2.1rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
      .counts .open b { color: var(--open); }
      .counts .exempt b { color: var(--exempt); }
      .counts .good b { color: var(--good); }
      section { margin-top: 1rem; padding: 1.2rem 1.6rem 1.3rem; }
      section p { margin: .2rem 0 .6rem; color: var(--soft); }
      table { width: 100%; border-collapse: collapse; }
      th, td { padding: .55rem 1.2rem .55rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
      tr :last-child:is(th, td) { padding-right: 0; }
      thead th { border-top: 0; padding-top: 0; color: var(--soft); font-size: .82rem; overflow-wrap: normal; }
      tbody th { font-weight: 600; }
      tbody th:has(small) { width: 24rem; }
      .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
      .word { white-space: nowrap; }
      td:has(.days) { padding-bottom: .3rem; }
      tr:has(.bar) :is(th, td) { padding-top: .15rem; padding-bottom: .15rem; border: 0; }
      tr:has(.bar) th { font-weight: 400; }
      small { display: block; color: var(--soft); font-size: .78rem; font-weight: 400; line-height: 1.35; }
      .found { margin: 0; padding: 0; list-style: none; }
      .reason { white-space: pre-line; max-width: 34rem; }
      svg { display: block; }
      .shares, .bar { width: 100%; min-width: 5rem; height: .6rem; margin-top: .45rem; border-radius: .2rem; background: var(--line); }
      .bar { background: none; }
      rect.open { fill: var(--open); }
      rect.exempt { fill: var(--exempt); }
      rect.good { fill: var(--good); }
      rect.calls { fill: var(--calls); }
      rect.none { fill: var(--soft); }
      td:has(.bar), td:has(.shares) { width: 45%; }
      summary { cursor: pointer; }
      .names { columns: 15rem; margin: .8rem 0 0; padding: 0; list-style: none; }
      .names li { break-inside: avoid; padding: .15rem 0; overflow-wrap: anywhere; }
      :focus-visible { outline: .15rem solid var(--calls); outline-offset: .15rem; }
      @media screen {
        .long { max-height: 11rem; overflow: auto; }
      }
      @media screen and (max-width: 56rem) {
        main { padding: .8rem .7rem 2.5rem; }
        header, section { padding: 1rem 1.05rem 1.1rem; }
        h1 { font-size: 1.45rem; }
        .counts { gap: .5rem; margin-top: .7rem; }
        .counts li { padding: .6rem .7rem; font-size: .85rem; line-height: 1.25; }
        .counts b { font-size: 1.5rem; }
        section { margin-top: .7rem; }
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        table, tbody, tr, th, td { display: block; }
        tbody tr { border-top: 1px solid var(--line); padding: .6rem 0; }
        tbody tr:first-child { border-top: 0; padding-top: 0; }
        th, td, tr :last-child:is(th, td) { border: 0; padding: .1rem 0; }
        .word { white-space: normal; }
        td { display: grid; grid-template-columns: 7.5rem 1fr; gap: .6rem; }
        td::before { content: attr(data-column); color: var(--soft); font-size: .82rem; }
        tbody th:has(small), td:has(.bar), td:has(.shares) { width: auto; }
        tr:has(.bar) { display: grid; grid-template-columns: 6.2rem 4.5rem 1fr; column-gap: .8rem; padding: 0; border: 0; }
        tr:has(.bar) td { display: block; }
        tr:has(.bar) .word { white-space: nowrap; }
        tr:has(.bar) .number { text-align: right; }
        tr:has(.bar) td::before { content: none; }
      }
      @media print {
        @page { margin: 14mm; }
        :root {
          --page: #ffffff; --card: #ffffff; --text: #000000; --soft: #444444; --line: #bbbbbb;
          --open: #b42318; --exempt: #8a5300; --good: #1a7038; --calls: #3563c4;
        }
        html { font-size: 62.5%; }
        body { font-size: 1rem; }
        main { max-width: none; padding: 0; }
        header, section, .counts li { border-radius: 0; }
        section { border: 0; padding: 0; margin-top: 1.6rem; }
        header, .counts { break-inside: avoid; }
        h2 { break-after: avoid; }
        tr { break-inside: avoid; }
        tr:has(.long) { break-inside: auto; }
        svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      }
      """;

  private Stylesheet() {}

  /** The style sheet as a policy names it. Source: CSP level 3. */
  static String hash() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
