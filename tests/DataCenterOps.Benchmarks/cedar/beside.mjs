// Decides on the systems of a file by Cedar, checks nothing itself, and prints each decision and the rate: for CedarBeside.cs.
import { readFileSync } from 'node:fs';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';

const [policiesFile, systemsFile] = process.argv.slice(2);
const WARM = 2_000, SECONDS = 5;

// As it is meant to be used where the same policies decide often: parsed once and kept inside.
const text = readFileSync(policiesFile, 'utf8');
const staticPolicies = {};
for (const policy of text.split(/(?=^@id\()/m).filter(part => part.startsWith('@id('))) {
  staticPolicies[/^@id\("([^"]+)"\)/.exec(policy)[1]] = policy;
}
const parsed = cedar.preparsePolicySet('residency', { staticPolicies });
if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));

const calls = JSON.parse(readFileSync(systemsFile, 'utf8')).map(system => ({
  principal: { type: 'User', id: 'operator' },
  action: { type: 'Action', id: 'declare' },
  resource: { type: 'System', id: system.id },
  context: system.context,
  preparsedPolicySetId: 'residency',
  entities: [],
}));

function decide(call) {
  const answer = cedar.statefulIsAuthorized(call);
  if (answer.type !== 'success' || answer.response.diagnostics.errors.length > 0) throw new Error(JSON.stringify(answer));
  return answer.response;
}

const decisions = calls.map(call => {
  const { decision, diagnostics } = decide(call);
  return { id: call.resource.id, allow: decision === 'allow', against: decision === 'allow' ? [] : diagnostics.reason.sort() };
});

for (let i = 0; i < WARM; i++) decide(calls[i % calls.length]);
const rates = [];
for (let round = 0; round < SECONDS; round++) {
  const begin = process.hrtime.bigint();
  let count = 0;
  while (process.hrtime.bigint() - begin < 1_000_000_000n) {
    for (const call of calls) decide(call);
    count += calls.length;
  }
  rates.push(count * 1e9 / Number(process.hrtime.bigint() - begin));
}
rates.sort((a, b) => a - b);
console.log(JSON.stringify({ perSecond: rates[rates.length >> 1], version: cedar.getCedarVersion(), decisions }));
