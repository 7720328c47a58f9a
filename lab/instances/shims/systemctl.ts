/**
 * The `systemctl` of an instance. It sends its arguments to the lab, prints the answer and exits with its code.
 */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { CommandResult } from '../init.ts';

const socket = connect(`${process.env['LAB_INSTANCE_DIR']}/init.sock`);
socket.end(JSON.stringify(process.argv.slice(2)));
const { code, output } = JSON.parse(await text(socket)) as CommandResult;
if (output !== '') console.log(output);
process.exitCode = code;
