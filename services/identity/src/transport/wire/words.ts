import { wireEnum } from '@atrium/chassis/grpc/wire-enum';
import type { AccountState } from '../../domain/accounts.ts';
import { roles } from '../../domain/roles.ts';

const accountStates: readonly AccountState[] = ['invited', 'active', 'deactivated'];

/** The words of the domain and their names on the wire. */
export const roleWord = wireEnum('ROLE', roles);
export const accountStateWord = wireEnum('ACCOUNT_STATE', accountStates);
