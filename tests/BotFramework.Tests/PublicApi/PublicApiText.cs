using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace BotFramework.Tests.PublicApi;

/// <summary>An assembly's public surface in lines: each public type, and each member that code outside can call or override.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The lines, sorted; a member's begins with its type's, so that they stand together.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(IsReachable)
            .SelectMany(type => MembersOf(type).Select(member => $"{TypeText.NameOf(type)}.{member}").Append($"{TypeText.NameOf(type)} : {TypeText.DeclarationOf(type)}"))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsReachable(Type type) =>
        (type.IsPublic || (type.DeclaringType is { } outer && (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsReachable(outer)))
        && !type.IsDefined(typeof(CompilerGeneratedAttribute));

    private static IEnumerable<string> MembersOf(Type type)
    {
        // A generated context has a property for every type it knows: those follow from its attributes.
        if (typeof(Delegate).IsAssignableFrom(type) || typeof(JsonSerializerContext).IsAssignableFrom(type))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name))}");
        }

        return
        [
            .. type.GetConstructors(Declared).Where(IsVisible).Where(IsWritten).Select(MemberText.Of),
            .. type.GetMethods(Declared).Where(IsVisible).Where(IsWritten).Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)).Select(MemberText.Of),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible)).Where(IsWritten).Select(MemberText.Of),
            .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Where(IsWritten).Select(MemberText.Of),
            .. type.GetEvents(Declared).Where(@event => @event.AddMethod is { } add && IsVisible(add)).Select(MemberText.Of),
        ];
    }

    internal static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>What the compiler adds to records is theirs by being records.</summary>
    private static bool IsWritten(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute));
}
