import {
  acceptOnly,
  optionalFlag,
  optionalText,
  structures,
  text,
  texts,
  type Params,
} from '../../door/call-params.ts';
import { beyondTheLab } from '../../door/call-params.ts';
import { describedTag } from '../groups/description.ts';
import type { GroupTag } from '../groups/group.ts';
import { paged } from '../../door/paging.ts';
import type { Operations } from './operation.ts';

/**
 * The API calls about the tags of groups. Instances get the tags that propagate only when they are launched.
 */
export const TAGS: Operations = {
  CreateOrUpdateTags(context, call) {
    acceptOnly(call, ['Tags']);
    for (const given of structures(call.params, 'Tags')) {
      const { name } = context.groups.require(text(given, 'ResourceId'));
      const [tag] = tagsIn([given]);
      if (tag === undefined) continue;
      context.groups.change(name, (group) => ({
        ...group,
        tags: [...group.tags.filter(({ key }) => key !== tag.key), tag],
      }));
    }
    return {};
  },

  DeleteTags(context, call) {
    acceptOnly(call, ['Tags']);
    for (const given of structures(call.params, 'Tags')) {
      const { name } = context.groups.require(text(given, 'ResourceId'));
      const gone = text(given, 'Key');
      context.groups.change(name, (group) => ({
        ...group,
        tags: group.tags.filter(({ key }) => key !== gone),
      }));
    }
    return {};
  },

  DescribeTags(context, call) {
    acceptOnly(call, ['Filters', 'MaxRecords', 'NextToken']);
    const filters = structures(call.params, 'Filters');
    const tags = context.groups
      .all()
      .flatMap((group) => group.tags.map((tag) => ({ group, tag })))
      .filter(({ group, tag }) => filters.every((filter) => matches(group.name, tag, filter)));
    const { page, ...more } = paged(tags, call.params, 50);
    return { Tags: page.map(({ group, tag }) => describedTag(group, tag)), ...more };
  },
};

export const tagsIn = (given: readonly Params[]): readonly GroupTag[] =>
  given.map((tag) => ({
    key: text(tag, 'Key'),
    value: optionalText(tag, 'Value') ?? '',
    propagate: optionalFlag(tag, 'PropagateAtLaunch') ?? false,
  }));

function matches(group: string, tag: GroupTag, filter: Params): boolean {
  const name = text(filter, 'Name');
  const field = { 'auto-scaling-group': group, key: tag.key, value: tag.value }[name];
  if (field === undefined) throw beyondTheLab(`the filter ${name}`);
  return texts(filter, 'Values').includes(field);
}
