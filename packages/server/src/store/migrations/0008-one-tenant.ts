import type { Migration } from './migration.ts'

const foreign = `raise(abort, 'one desk file holds one tenant')`
const home = `(select value from desk_meta where name = 'tenant')`

/**
 * One desk file holds one tenant, and the file itself sees to it: its sums and its daily roll are over all that is in
 * it. The first customer says whose it is. A file that holds two tenants is not taken over.
 */
export const oneTenant: Migration = {
  id: 8,
  name: 'one-tenant',
  sql: `
    insert into desk_meta (name, value) select 'tenant', tenant_id from customer order by num limit 1;
    create trigger customer_of_one_tenant before insert on customer begin
      insert into desk_meta (name, value) values ('tenant', new.tenant_id) on conflict (name) do nothing;
      select ${foreign} where new.tenant_id <> ${home};
    end;
    create trigger customer_stays_of_one_tenant before update of tenant_id on customer when new.tenant_id <> ${home}
      begin select ${foreign}; end;
    update customer set tenant_id = tenant_id where tenant_id <> ${home};
  `,
}
