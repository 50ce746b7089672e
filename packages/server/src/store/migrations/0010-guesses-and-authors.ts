import type { Migration } from './migration.ts'

/** Who wrote a rule stays known however often it is written anew; and guesses at who a customer is are counted. */
export const guessesAndAuthors: Migration = {
  id: 10,
  name: 'guesses-and-authors',
  sql: `
    create table gate_rule_author (
      rule text not null, agent_id text not null, primary key (rule, agent_id)
    ) without rowid;
    insert into gate_rule_author (rule, agent_id) select id, author_id from gate_rule where house = 1;
    alter table verification add column locks integer not null default 0;
    create table verification_miss (
      agent_id text not null, business_date text not null, misses integer not null, primary key (agent_id, business_date)
    ) without rowid;
  `,
}
