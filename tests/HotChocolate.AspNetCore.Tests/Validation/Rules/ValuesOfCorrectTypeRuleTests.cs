namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class ValuesOfCorrectTypeRuleTests : ValidationTests
{
    [Fact]
    public void Int_is_valid() => AssertValid("{ args { int(a: -2147483648) } }");

    [Fact]
    public void Null_is_valid() => AssertValid("{ args { int(a: null) } }");

    [Fact]
    public void Float_of_int_is_valid() => AssertValid("{ args { float(a: 1) } }");

    [Fact]
    public void Float_is_valid() => AssertValid("{ args { float(a: 1.5e3) } }");

    [Fact]
    public void String_is_valid() => AssertValid(
        """
        { args { string(a: "x") } }
        """);

    [Fact]
    public void Block_string_is_valid() => AssertValid(
        """"
        { args { string(a: """x""") } }
        """");

    [Fact]
    public void Boolean_is_valid() => AssertValid("{ args { boolean(a: true) } }");

    [Fact]
    public void Id_of_int_is_valid() => AssertValid("{ args { id(a: 1) } }");

    [Fact]
    public void Id_of_string_is_valid() => AssertValid(
        """
        { args { id(a: "x") } }
        """);

    [Fact]
    public void Enum_value_is_valid() => AssertValid("{ args { enumeration(a: SIT) } }");

    [Fact]
    public void List_is_valid() => AssertValid(
        """
        { args { list(a: ["a", null]) } }
        """);

    [Fact]
    public void Item_as_list_is_valid() => AssertValid(
        """
        { args { list(a: "a") } }
        """);

    [Fact]
    public void Item_as_list_of_lists_is_valid() => AssertValid("{ args { lists(a: 1) } }");

    [Fact]
    public void Lists_of_lists_is_valid() => AssertValid("{ args { lists(a: [[1, null], null, [2]]) } }");

    [Fact]
    public void Object_is_valid() => AssertValid("{ args { point(a: {x: 1, y: 2}) } }");

    [Fact]
    public void Object_in_list_in_object_is_valid() => AssertValid(
        "{ args { shape(a: {points: [{x: 1, y: 2}, {x: 3, y: 4, z: 5}], nested: {points: {x: 1, y: 1}}}) } }");

    [Fact]
    public void One_of_is_valid() => AssertValid(
        """
        { args { oneOf(a: {text: "x"}) } }
        """);

    [Fact]
    public void Custom_scalar_is_valid() => AssertValid(
        """
        { args { stamp(a: "1234") } }
        """);

    [Fact]
    public void Left_out_default_is_valid() => AssertValid("{ args { defaulted(a: 3) } }");

    [Fact]
    public void String_for_int_is_refused() => AssertErrors(
        """
        { args { int(a: "x") } }
        """,
        "1:17 Int cannot represent non-integer value: \"x\"");

    [Fact]
    public void Float_for_int_is_refused() => AssertErrors(
        "{ args { int(a: 1.0) } }",
        "1:17 Int cannot represent non-integer value: 1.0");

    [Fact]
    public void Too_large_int_is_refused() => AssertErrors(
        "{ args { int(a: 2147483648) } }",
        "1:17 Int cannot represent non 32-bit signed integer value: 2147483648");

    [Fact]
    public void Enum_for_int_is_refused() => AssertErrors(
        "{ args { int(a: FOO) } }",
        "1:17 Int cannot represent non-integer value: FOO");

    [Fact]
    public void Null_for_required_is_refused() => AssertErrors(
        "{ args { requiredInt(a: null) } }",
        "1:25 Expected value of non-null type \"Int!\" not to be null.");

    [Fact]
    public void String_for_float_is_refused() => AssertErrors(
        """
        { args { float(a: "3.5") } }
        """,
        "1:19 Float cannot represent non numeric value: \"3.5\"");

    [Fact]
    public void Boolean_for_float_is_refused() => AssertErrors(
        "{ args { float(a: true) } }",
        "1:19 Float cannot represent non numeric value: true");

    [Fact]
    public void Int_for_string_is_refused() => AssertErrors(
        "{ args { string(a: 1) } }",
        "1:20 String cannot represent a non string value: 1");

    [Fact]
    public void Enum_for_string_is_refused() => AssertErrors(
        "{ args { string(a: BAR) } }",
        "1:20 String cannot represent a non string value: BAR");

    [Fact]
    public void Boolean_for_string_is_refused() => AssertErrors(
        "{ args { string(a: true) } }",
        "1:20 String cannot represent a non string value: true");

    [Fact]
    public void String_for_boolean_is_refused() => AssertErrors(
        """
        { args { boolean(a: "true") } }
        """,
        "1:21 Boolean cannot represent a non boolean value: \"true\"");

    [Fact]
    public void Int_for_boolean_is_refused() => AssertErrors(
        "{ args { boolean(a: 2) } }",
        "1:21 Boolean cannot represent a non boolean value: 2");

    [Fact]
    public void Enum_for_boolean_is_refused() => AssertErrors(
        "{ args { boolean(a: TRUE) } }",
        "1:21 Boolean cannot represent a non boolean value: TRUE");

    [Fact]
    public void Float_for_id_is_refused() => AssertErrors(
        "{ args { id(a: 1.0) } }",
        "1:16 ID cannot represent a non-string and non-integer value: 1.0");

    [Fact]
    public void Boolean_for_id_is_refused() => AssertErrors(
        "{ args { id(a: true) } }",
        "1:16 ID cannot represent a non-string and non-integer value: true");

    [Fact]
    public void Enum_for_id_is_refused() => AssertErrors(
        "{ args { id(a: X) } }",
        "1:16 ID cannot represent a non-string and non-integer value: X");

    [Fact]
    public void String_for_enum_is_refused() => AssertErrors(
        """
        { args { enumeration(a: "SIT") } }
        """,
        "1:25 Enum \"Command\" cannot represent non-enum value: \"SIT\". Did you mean the enum value \"SIT\"?");

    [Fact]
    public void Int_for_enum_is_refused() => AssertErrors(
        "{ args { enumeration(a: 2) } }",
        "1:25 Enum \"Command\" cannot represent non-enum value: 2.");

    [Fact]
    public void Boolean_for_enum_is_refused() => AssertErrors(
        "{ args { enumeration(a: true) } }",
        "1:25 Enum \"Command\" cannot represent non-enum value: true.");

    [Fact]
    public void Unknown_enum_value_is_refused() => AssertErrors(
        "{ args { enumeration(a: JUGGLE) } }",
        "1:25 Value \"JUGGLE\" does not exist in \"Command\" enum.");

    [Fact]
    public void Enum_value_in_other_case_is_refused() => AssertErrors(
        "{ args { enumeration(a: sit) } }",
        "1:25 Value \"sit\" does not exist in \"Command\" enum. Did you mean the enum value \"SIT\"?");

    [Fact]
    public void Wrong_item_is_refused() => AssertErrors(
        """
        { args { list(a: ["one", 2]) } }
        """,
        "1:26 String cannot represent a non string value: 2");

    [Fact]
    public void Wrong_single_item_is_refused() => AssertErrors(
        "{ args { list(a: 1) } }",
        "1:18 String cannot represent a non string value: 1");

    [Fact]
    public void Null_item_for_required_is_refused() => AssertErrors(
        """
        { args { requiredList(a: ["a", null]) } }
        """,
        "1:32 Expected value of non-null type \"String!\" not to be null.");

    [Fact]
    public void Wrong_item_of_list_of_lists_is_refused() => AssertErrors(
        """
        { args { lists(a: [[1, "x"], "y"]) } }
        """,
        "1:24 Int cannot represent non-integer value: \"x\"",
        "1:30 Int cannot represent non-integer value: \"y\"");

    [Fact]
    public void List_for_int_is_refused() => AssertErrors(
        "{ args { int(a: [1]) } }",
        "1:17 Int cannot represent non-integer value: [1]");

    [Fact]
    public void Scalar_for_object_is_refused() => AssertErrors(
        "{ args { point(a: 1) } }",
        "1:19 Expected value of type \"Point\" to be an object, found: 1.");

    [Fact]
    public void Missing_required_field_is_refused() => AssertErrors(
        "{ args { point(a: {x: 1}) } }",
        "1:19 Expected value of type \"Point\" to include required field \"y\", found: { x: 1 }.");

    [Fact]
    public void Wrong_field_value_is_refused() => AssertErrors(
        """
        { args { point(a: {x: "1", y: 2}) } }
        """,
        "1:23 Int cannot represent non-integer value: \"1\"");

    [Fact]
    public void Null_for_required_field_is_refused() => AssertErrors(
        "{ args { point(a: {x: null, y: 2}) } }",
        "1:23 Expected value of non-null type \"Int!\" not to be null.");

    [Fact]
    public void Null_for_defaulted_required_field_is_refused() => AssertErrors(
        "{ args { shape(a: {points: [], fill: null}) } }",
        "1:38 Expected value of non-null type \"Boolean!\" not to be null.");

    [Fact]
    public void Unknown_field_is_refused() => AssertErrors(
        "{ args { point(a: {x: 1, y: 2, unknown: 3}) } }",
        "1:32 Expected value of type \"Point\" not to include unknown field \"unknown\", found: { x: 1, y: 2, unknown: 3 }.");

    [Fact]
    public void Misspelt_field_is_refused() => AssertErrors(
        """
        { args { point(a: {x: 1, y: 2, lable: "a"}) } }
        """,
        "1:32 Expected value of type \"Point\" not to include unknown field \"lable\". Did you mean \"label\"? Found: { x: " +
        "1, y: 2, lable: \"a\" }.");

    [Fact]
    public void Wrong_value_deep_inside_is_refused() => AssertErrors(
        "{ args { shape(a: {points: [{x: 1, y: 2}, {x: 1, y: 2.5}], nested: {points: [{y: 1}]}}) } }",
        "1:53 Int cannot represent non-integer value: 2.5",
        "1:78 Expected value of type \"Point\" to include required field \"x\", found: { y: 1 }.");

    [Fact]
    public void One_of_with_two_fields_is_refused() => AssertErrors(
        """
        { args { oneOf(a: {text: "x", number: 1}) } }
        """,
        "1:19 Within OneOf Input Object type \"OneOfInput\", exactly one field must be specified, and the value for that " +
        "field must be non-null.");

    [Fact]
    public void One_of_with_none_is_refused() => AssertErrors(
        "{ args { oneOf(a: {}) } }",
        "1:19 Within OneOf Input Object type \"OneOfInput\", exactly one field must be specified, and the value for that " +
        "field must be non-null.");

    [Fact]
    public void One_of_with_null_is_refused() => AssertErrors(
        "{ args { oneOf(a: {text: null}) } }",
        "1:19 Within OneOf Input Object type \"OneOfInput\", exactly one field must be specified, and the value for that " +
        "field must be non-null.");

    [Fact]
    public void One_of_with_unknown_field_is_refused() => AssertErrors(
        """
        { args { oneOf(a: {text: "x", other: 1}) } }
        """,
        "1:31 Expected value of type \"OneOfInput\" not to include unknown field \"other\", found: { text: \"x\", other: 1 }.");

    [Fact]
    public void Custom_scalar_with_own_words_is_refused() => AssertErrors(
        """
        { args { stamp(a: "12x") } }
        """,
        "1:19 A stamp has four digits.");

    [Fact]
    public void Custom_scalar_with_number_is_refused() => AssertErrors(
        "{ args { stamp(a: 1234) } }",
        "1:19 A stamp has four digits.");

    [Fact]
    public void Object_for_scalar_is_refused() => AssertErrors(
        "{ args { int(a: {b: 1}) } }",
        "1:17 Int cannot represent non-integer value: { b: 1 }");

    [Fact]
    public void Good_directive_argument_is_valid() => AssertValid("{ dog { name @limit(to: 1, unit: MINUTES) } }");

    [Fact]
    public void Wrong_directive_argument_is_refused() => AssertErrors(
        """
        { dog { name @limit(to: "a", unit: HOURS) @skip(if: 1) } }
        """,
        "1:25 Int cannot represent non-integer value: \"a\"",
        "1:36 Value \"HOURS\" does not exist in \"Unit\" enum.",
        "1:53 Boolean cannot represent a non boolean value: 1");

    [Fact]
    public void Good_variable_defaults_is_valid() => AssertValid(
        """
        query A($a: Int = 1, $b: Point = {x: 1, y: 2}, $c: [String!] = ["a"]) { args { int(a: $a) point(a: $b) requiredList(a: $c) } }
        """);

    [Fact]
    public void Null_default_of_required_variable_is_refused() => AssertErrors(
        "query A($a: Int! = null) { args { int(a: $a) } }",
        "1:20 Expected value of non-null type \"Int!\" not to be null.");

    [Fact]
    public void Wrong_variable_defaults_is_refused() => AssertErrors(
        """
        query A($a: Int = "one", $b: Point = {x: 1}, $c: [String] = ["a", 2]) { args { int(a: $a) point(a: $b) list(a: $c) } }
        """,
        "1:19 Int cannot represent non-integer value: \"one\"",
        "1:38 Expected value of type \"Point\" to include required field \"y\", found: { x: 1 }.",
        "1:67 String cannot represent a non string value: 2");
}
