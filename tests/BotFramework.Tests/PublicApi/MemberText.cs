using System.Reflection;
using System.Runtime.CompilerServices;

namespace BotFramework.Tests.PublicApi;

/// <summary>One member as one line of C#.</summary>
internal static class MemberText
{
    public static string Of(ConstructorInfo constructor) => $"new({Parameters(constructor)}){(constructor.IsPublic ? string.Empty : " : protected")}";

    public static string Of(MethodInfo method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : string.Empty;
        return $"{method.Name}{generics}({Parameters(method)}) : {Access(method)}{Modifiers(method)}{TypeText.Of(method.ReturnParameter)}{TypeText.ConstraintsOf(method.GetGenericArguments())}";
    }

    public static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(PublicApiText.IsVisible).ToArray();
        var widest = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        var verbs = string.Concat(accessors.Select(accessor => $"{(Access(accessor) == Access(widest) ? string.Empty : Access(accessor))}{Verb(property, accessor)}; "));
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : string.Empty;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        return $"{property.Name}{index} : {Access(widest)}{Modifiers(widest)}{required}{TypeText.Of(property)} {{ {verbs}}}";
    }

    public static string Of(FieldInfo field) => field.IsLiteral
        ? $"{field.Name} : {Access(field.IsPublic)}const {TypeText.Of(field)} = {Literal(field.GetRawConstantValue())}"
        : $"{field.Name} : {Access(field.IsPublic)}{(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}{TypeText.Of(field)}";

    public static string Of(EventInfo member) => $"{member.Name} : {Access(member.AddMethod!)}{Modifiers(member.AddMethod!)}event {TypeText.Of(member)}";

    public static string Parameters(MethodBase method)
    {
        var list = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute)) ? $"this {list}" : list;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => string.Empty,
        };
        return $"{kind}{TypeText.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : string.Empty)}";
    }

    private static string Verb(PropertyInfo property, MethodInfo accessor) =>
        accessor == property.GetMethod ? "get" : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";

    private static string Access(MethodBase method) => Access(method.IsPublic);

    private static string Access(bool isPublic) => isPublic ? string.Empty : "protected ";

    private static string Modifiers(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } => method.IsAbstract ? string.Empty : "default ",
        { IsAbstract: true } => "abstract ",
        _ when method.GetBaseDefinition().DeclaringType != method.DeclaringType => method.IsFinal ? "sealed override " : "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => string.Empty,
    };

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => value.ToString()!,
    };
}
