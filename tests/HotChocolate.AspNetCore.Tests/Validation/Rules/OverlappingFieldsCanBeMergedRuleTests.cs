namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class OverlappingFieldsCanBeMergedRuleTests : ValidationTests
{
    [Fact]
    public void Unique_fields_is_valid() => AssertValid("{ dog { name nickname } }");

    [Fact]
    public void Identical_fields_is_valid() => AssertValid("{ dog { name name } }");

    [Fact]
    public void Identical_fields_with_arguments_is_valid() => AssertValid("{ dog { knows(command: SIT) knows(command: SIT) } }");

    [Fact]
    public void Arguments_in_other_order_is_valid() => AssertValid("{ dog { at(x: 1, y: 2) at(y: 2, x: 1) } }");

    [Fact]
    public void Object_fields_in_other_order_is_valid() => AssertValid("{ args { point(a: {x: 1, y: 2}) point(a: {y: 2, x: 1}) } }");

    [Fact]
    public void Different_arguments_with_aliases_is_valid() => AssertValid("{ dog { a: knows(command: SIT) b: knows(command: DOWN) } }");

    [Fact]
    public void Different_directives_is_valid() => AssertValid("{ dog { name @include(if: true) name @include(if: false) } }");

    [Fact]
    public void Different_fields_of_exclusive_types_is_valid() => AssertValid(
        "{ pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meowVolume } } }");

    [Fact]
    public void Different_arguments_of_exclusive_types_is_valid() => AssertValid(
        "{ pet { ... on Dog { name(surname: true) } ... on Cat { name } } }");

    [Fact]
    public void Deep_fields_of_exclusive_types_is_valid() => AssertValid(
        "{ someBox { ... on StringBox { deep { a: scalar } } ... on IntBox { deep { b: scalar } } } }");

    [Fact]
    public void Same_alias_of_different_fields_is_refused() => AssertErrors(
        "{ dog { fido: name fido: nickname } }",
        "1:9 1:20 Fields \"fido\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Alias_hides_field_is_refused() => AssertErrors(
        "{ dog { name: nickname name } }",
        "1:9 1:24 Fields \"name\" conflict because \"nickname\" and \"name\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Argument_added_is_refused() => AssertErrors(
        "{ dog { knows knows(command: HEEL) } }",
        "1:9 1:15 Fields \"knows\" conflict because they have differing arguments. Use different aliases on the fields " +
        "to fetch both if this was intentional.");

    [Fact]
    public void Argument_left_out_is_refused() => AssertErrors(
        "{ dog { knows(command: HEEL) knows } }",
        "1:9 1:30 Fields \"knows\" conflict because they have differing arguments. Use different aliases on the fields " +
        "to fetch both if this was intentional.");

    [Fact]
    public void Different_arguments_is_refused() => AssertErrors(
        "{ dog { knows(command: SIT) knows(command: HEEL) } }",
        "1:9 1:29 Fields \"knows\" conflict because they have differing arguments. Use different aliases on the fields " +
        "to fetch both if this was intentional.");

    [Fact]
    public void Different_argument_names_is_refused() => AssertErrors(
        "{ dog { at(x: 1) at(y: 1) } }",
        "1:9 1:18 Fields \"at\" conflict because they have differing arguments. Use different aliases on the fields to " +
        "fetch both if this was intentional.");

    [Fact]
    public void Variable_and_literal_is_refused() => AssertErrors(
        "query A($a: Command) { dog { knows(command: $a) knows(command: SIT) } }",
        "1:30 1:49 Fields \"knows\" conflict because they have differing arguments. Use different aliases on the fields " +
        "to fetch both if this was intentional.");

    [Fact]
    public void Conflict_between_fragments_is_refused() => AssertErrors(
        """
        { dog { ...A ...B } }
        fragment A on Dog { x: name }
        fragment B on Dog { x: nickname }
        """,
        "2:21 3:21 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Conflict_between_field_and_fragment_is_refused() => AssertErrors(
        """
        { dog { x: barks ...A } }
        fragment A on Dog { x: nickname }
        """,
        "1:9 2:21 Fields \"x\" conflict because \"barks\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Each_conflict_reported_once_is_refused() => AssertErrors(
        """
        { a: dog { ...A ...B } b: dog { ...B ...A } c: dog { ...A ...B x: barkVolume } }
        fragment A on Dog { x: name }
        fragment B on Dog { x: nickname }
        """,
        "1:64 2:21 Fields \"x\" conflict because \"barkVolume\" and \"name\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.",
        "1:64 3:21 Fields \"x\" conflict because \"barkVolume\" and \"nickname\" are different fields. Use different aliases " +
        "on the fields to fetch both if this was intentional.",
        "2:21 3:21 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Deep_conflict_is_refused() => AssertErrors(
        "{ f: dog { x: name } f: dog { x: nickname } }",
        "1:3 1:12 1:22 1:31 Fields \"f\" conflict because subfields \"x\" conflict because \"name\" and \"nickname\" are " +
        "different fields. Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Deep_conflict_of_two_fields_is_refused() => AssertErrors(
        "{ f: dog { x: name y: barks } f: dog { x: nickname y: barkVolume } }",
        "1:3 1:12 1:20 1:31 1:40 1:52 Fields \"f\" conflict because subfields \"x\" conflict because \"name\" and \"nickname\" " +
        "are different fields and subfields \"y\" conflict because \"barks\" and \"barkVolume\" are different fields. Use " +
        "different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Very_deep_conflict_is_refused() => AssertErrors(
        "{ f: dog { mother { x: name } } f: dog { mother { x: nickname } } }",
        "1:3 1:12 1:21 1:33 1:42 1:51 Fields \"f\" conflict because subfields \"mother\" conflict because subfields \"x\" " +
        "conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the fields to fetch " +
        "both if this was intentional.");

    [Fact]
    public void Deep_conflict_is_reported_where_it_meets_is_refused() => AssertErrors(
        "{ f: dog { mother { x: name } mother { x: nickname } } f: dog { mother { y: name } } }",
        "1:12 1:21 1:31 1:40 Fields \"mother\" conflict because subfields \"x\" conflict because \"name\" and \"nickname\" are " +
        "different fields. Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Deep_conflict_through_fragments_is_refused() => AssertErrors(
        """
        { f: dog { ...A } f: dog { ...C } }
        fragment A on Dog { x: name ...B }
        fragment B on Dog { y: barks }
        fragment C on Dog { y: barkVolume ...D }
        fragment D on Dog { x: nickname }
        """,
        "1:3 2:21 3:21 1:19 5:21 4:21 Fields \"f\" conflict because subfields \"x\" conflict because \"name\" and \"nickname\" " +
        "are different fields and subfields \"y\" conflict because \"barks\" and \"barkVolume\" are different fields. Use " +
        "different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Three_way_conflict_is_refused() => AssertErrors(
        "{ dog { x: name x: nickname x: barks } }",
        "1:9 1:17 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the " +
        "fields to fetch both if this was intentional.",
        "1:9 1:29 Fields \"x\" conflict because \"name\" and \"barks\" are different fields. Use different aliases on the " +
        "fields to fetch both if this was intentional.",
        "1:17 1:29 Fields \"x\" conflict because \"nickname\" and \"barks\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Repeated_conflict_is_refused() => AssertErrors(
        "{ dog { x: name x: name x: nickname } }",
        "1:9 1:25 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the " +
        "fields to fetch both if this was intentional.",
        "1:17 1:25 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Unknown_fragment_is_refused() => AssertErrors(
        "{ dog { name ...Unknown } }",
        "1:17 Unknown fragment \"Unknown\".");

    [Fact]
    public void Interface_and_object_is_refused() => AssertErrors(
        "{ someBox { ... on IntBox { scalar } ... on NonNullBox1 { scalar } } }",
        "1:29 1:59 Fields \"scalar\" conflict because they return conflicting types \"Int\" and \"String!\". Use different " +
        "aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Shapes_of_exclusive_types_is_refused() => AssertErrors(
        "{ someBox { ... on IntBox { scalar } ... on StringBox { scalar } } }",
        "1:29 1:57 Fields \"scalar\" conflict because they return conflicting types \"Int\" and \"String\". Use different " +
        "aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Null_and_not_null_of_exclusive_types_is_refused() => AssertErrors(
        "{ someBox { ... on IntBox { x: required } ... on StringBox { x: other } } }",
        "1:29 1:62 Fields \"x\" conflict because they return conflicting types \"String!\" and \"String\". Use different " +
        "aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void List_and_object_of_exclusive_types_is_refused() => AssertErrors(
        "{ someBox { ... on IntBox { x: list { other } } ... on StringBox { x: deep { other } } } }",
        "1:29 1:68 Fields \"x\" conflict because they return conflicting types \"[IntBox]\" and \"StringBox\". Use different " +
        "aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Deep_shapes_of_exclusive_types_is_refused() => AssertErrors(
        "{ someBox { ... on IntBox { deep { x: scalar } } ... on StringBox { deep { x: scalar } } } }",
        "1:29 1:36 1:69 1:76 Fields \"deep\" conflict because subfields \"x\" conflict because they return conflicting " +
        "types \"Int\" and \"String\". Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Deep_fields_of_exclusive_types_of_one_shape_is_valid() => AssertValid(
        "{ someBox { ... on IntBox { deep { x: other } } ... on StringBox { deep { x: scalar } } } }");

    [Fact]
    public void Conflict_within_one_of_exclusive_types_is_refused() => AssertErrors(
        "{ someBox { ... on IntBox { deep { x: other } deep { x: scalar } } ... on StringBox { deep { x: scalar } } } }",
        "1:29 1:36 1:47 1:54 Fields \"deep\" conflict because subfields \"x\" conflict because \"other\" and \"scalar\" are " +
        "different fields. Use different aliases on the fields to fetch both if this was intentional.",
        "1:47 1:54 1:87 1:94 Fields \"deep\" conflict because subfields \"x\" conflict because they return conflicting " +
        "types \"Int\" and \"String\". Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Fragment_cycle_is_refused() => AssertErrors(
        """
        { dog { ...A ...B } }
        fragment A on Dog { x: name ...B }
        fragment B on Dog { x: nickname ...A }
        """,
        "2:21 3:21 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.",
        "2:21 3:21 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.",
        "2:29 3:33 Cannot spread fragment \"A\" within itself via \"B\".",
        "3:21 2:21 Fields \"x\" conflict because \"nickname\" and \"name\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Fragment_cycle_without_conflict_is_refused() => AssertErrors(
        """
        { human(id: 1) { ...A } }
        fragment A on Human { name relatives { name ...A } }
        """,
        "2:45 Cannot spread fragment \"A\" within itself.");

    [Fact]
    public void Conflict_on_unknown_types_is_refused() => AssertErrors(
        "{ dog { ... on Unknown { x: a x: b } } }",
        "1:16 Unknown type \"Unknown\".",
        "1:26 1:31 Fields \"x\" conflict because \"a\" and \"b\" are different fields. Use different aliases on the fields " +
        "to fetch both if this was intentional.");

    [Fact]
    public void Conflict_under_unknown_field_is_refused() => AssertErrors(
        "{ dog { unknown { x: a } unknown { x: b } } }",
        "1:9 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?",
        "1:9 1:19 1:26 1:36 Fields \"unknown\" conflict because subfields \"x\" conflict because \"a\" and \"b\" are different " +
        "fields. Use different aliases on the fields to fetch both if this was intentional.",
        "1:26 Cannot query field \"unknown\" on type \"Dog\". Did you mean \"knows\"?");

    [Fact]
    public void Conflict_in_unused_fragment_is_refused() => AssertErrors(
        """
        { dog { name } }
        fragment A on Dog { x: name x: nickname }
        """,
        "2:1 Fragment \"A\" is never used.",
        "2:21 2:29 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Conflict_in_nested_inline_fragments_is_refused() => AssertErrors(
        "{ dog { ... { x: name } ... on Pet { ... on Dog { x: nickname } } } }",
        "1:15 1:51 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on " +
        "the fields to fetch both if this was intentional.");

    [Fact]
    public void Identical_objects_is_valid() => AssertValid("{ dog { mother { name } mother { name } mother { mother { name } } } }");
}
