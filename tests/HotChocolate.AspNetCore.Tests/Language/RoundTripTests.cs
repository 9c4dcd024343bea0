using System.Reflection;
using System.Text;
using HotChocolate.Language;

namespace HotChocolate.AspNetCore.Tests.Language;

public class RoundTripTests
{
    [Fact]
    public void Printed_document_parses_to_same_document()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var document = new RandomSyntax(seed).Document();

            var parsed = Utf8GraphQLParser.Parse(document.ToString());

            Assert.True(Dump(document) == Dump(parsed), $"Seed {seed}:\n{document}");
        }
    }

    [Fact]
    public void Document_cut_anywhere_parses_or_has_error_within_text()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var text = Encoding.UTF8.GetBytes(new RandomSyntax(seed).Document().ToString());
            for (var length = 0; length < text.Length; length++)
            {
                var error = Record.Exception(() => Utf8GraphQLParser.Parse(text.AsSpan(0, length)));
                if (error is not null)
                    Assert.InRange(Assert.IsType<SyntaxException>(error).Position, 0, length);
            }
        }
    }

    [Fact]
    public void Document_with_changed_byte_parses_or_has_error_within_text()
    {
        var random = new Random(1);
        for (var seed = 0; seed < 3000; seed++)
        {
            var text = Encoding.UTF8.GetBytes(new RandomSyntax(seed % 100).Document().ToString());
            text[random.Next(text.Length)] = (byte)random.Next(256);
            var error = Record.Exception(() => Utf8GraphQLParser.Parse(text));
            if (error is not null)
                Assert.InRange(Assert.IsType<SyntaxException>(error).Position, 0, text.Length);
        }
    }

    /// <summary>The content of a document, without the form of strings, which the printer may choose.</summary>
    static string Dump(object? node) => node switch
    {
        null => "-",
        string text => text.Length + ":" + text,
        StringValueNode text => "S" + Dump(text.Value),
        System.Collections.IEnumerable nodes => "[" + string.Join(' ', nodes.Cast<object>().Select(Dump)) + "]",
        ISyntaxNode => $"{node.GetType().Name}({string.Join(' ', PropertiesOf(node).Select(Dump))})",
        _ => node.ToString()!,
    };

    static IEnumerable<object?> PropertiesOf(object node) => node.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(ISyntaxNode.Location))
        .Select(property => property.GetValue(node));
}
