// Runs axe or Lighthouse over pages in Chromium, and prints a line of
// JSON for each page: what is wrong with it, and how to fix that.
//   node browse.js TOOL CHROMIUM PROFILE URL PAGE...
// TOOL is axe, lighthouse, or lighthouse-steady, which does not judge
// speed: a machine that does other things has no constant one.
import { AxeBuilder } from '@axe-core/playwright';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { throttling } from 'lighthouse/core/config/constants.js';
import { chromium } from 'playwright-core';

const [tool, browser, profile, url, ...pages] = process.argv.slice(2);

// Nothing but this machine is there to be asked.
const flags = ['--headless=new', '--no-sandbox', '--disable-gpu',
  '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'];

const report = (page, findings, note) =>
  console.log(JSON.stringify({ page, findings, note }));

// What axe looks for in a page; in its dark colours it is the same
// page, and only the colours are looked at again.
const rules = {
  light: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
    'best-practice'] },
  dark: { runOnly: { type: 'rule', values: ['color-contrast'] } },
};

async function axe() {
  const context = await chromium.launchPersistentContext(profile,
    { executablePath: browser, headless: true, args: flags });
  const tab = await context.newPage();
  for (const page of pages) {
    const findings = [];
    for (const colorScheme of ['light', 'dark']) {
      // Colours in transition would be judged half way.
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await tab.goto(url + page);
      const { violations } = await new AxeBuilder({ page: tab }).options({
        ...rules[colorScheme], resultTypes: ['violations'] }).analyze();
      for (const v of violations) {
        findings.push({
          what: `${colorScheme}: ${v.id}: ${v.nodes.length} times, first ` +
            v.nodes[0].target.join(' '),
          fix: v.help,
        });
      }
    }
    report(page, findings, 'light and dark');
  }
  await context.close();
}

// What is asked of a page: every audit of a category that counts.
function failed(lhr, categories) {
  if (lhr.runtimeError) {
    return [{ what: lhr.runtimeError.code, fix: lhr.runtimeError.message }];
  }
  const findings = [];
  for (const name of categories) {
    const { score, auditRefs } = lhr.categories[name];
    if (score === 1) continue;
    const bad = auditRefs.map(ref => ({ ...ref, ...lhr.audits[ref.id] }))
      .filter(a => a.weight > 0 && a.score !== null && a.score < 1);
    findings.push({
      what: `${name} ${score === null ? 'has no score' : Math.round(score * 100)}`,
      fix: bad.map(a => a.title + (a.displayValue ? ', ' + a.displayValue : ''))
        .join('; ') || 'nothing was found',
    });
  }
  return findings;
}

// The speed of a page on a machine that does other things as well is
// what it reaches once; nothing makes a page faster than it is.
const tries = 3;

// Lighthouse makes the processor four times slower, to have a phone of
// the middle. That is right for a machine whose benchmark is 1,600; a
// slower one is nearer to the phone already.
const slowdown = index => Math.max(1, Math.min(4, index / 400));

async function lighten(...categories) {
  const chrome = await launch({ chromePath: browser, chromeFlags: flags,
    userDataDir: profile });
  for (const page of pages) {
    let findings, lhr, slower = 4;
    for (let i = 0; i < tries; i++) {
      ({ lhr } = await lighthouse(url + page, { port: chrome.port,
        output: 'json', logLevel: 'silent', onlyCategories: categories,
        throttling: { ...throttling.mobileSlow4G,
          cpuSlowdownMultiplier: slower } }));
      findings = failed(lhr, categories);
      if (!findings.some(f => f.what.startsWith('performance'))) break;
      slower = slowdown(lhr.environment.benchmarkIndex);
    }
    const scores = categories.map(c => Math.round(lhr.categories[c].score * 100));
    const { cpuSlowdownMultiplier } = lhr.configSettings.throttling;
    report(page, findings, scores.join(' ') + ', processor ' +
      cpuSlowdownMultiplier.toFixed(1) + ' times slower');
  }
  await chrome.kill();
}

const steady = ['accessibility', 'best-practices', 'seo'];

await {
  axe,
  lighthouse: () => lighten('performance', ...steady),
  'lighthouse-steady': () => lighten(...steady),
}[tool]();
