using System.Reflection;
using System.Runtime.CompilerServices;

namespace BotFramework.Tests.PublicApi;

/// <summary>Types as C# writes them, with the nullability of references where a member says it.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(EventInfo member) => Of(member.EventHandlerType!, new NullabilityInfoContext().Create(member));

    /// <summary>A type's name with its namespace and the types it is nested in.</summary>
    public static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var own = type.GetGenericArguments().Skip(inherited).Select(VariantOf).ToArray();
        var full = own.Length == 0 ? name : $"{name}<{string.Join(", ", own)}>";
        return type.DeclaringType is { } outer ? $"{NameOf(outer)}.{full}" : $"{type.Namespace}.{full}";
    }

    /// <summary>What kind of type it is and what it derives from.</summary>
    public static string DeclarationOf(Type type)
    {
        if (type.BaseType == typeof(MulticastDelegate))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {Of(invoke.ReturnParameter)} ({MemberText.Parameters(invoke)}){ConstraintsOf(type.GetGenericArguments())}";
        }

        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : string.Empty)}struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => $"{(type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty)}{(type.GetMethod("<Clone>$") is null ? "class" : "record")}",
        };
        var access = type.IsPublic || type.IsNestedPublic ? string.Empty : "protected ";
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = new[] { type.BaseType }.OfType<Type>().Where(parent => parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Except(inherited).Where(candidate => candidate.IsVisible).OrderBy(candidate => candidate.Name, StringComparer.Ordinal))
            .Select(parent => Of(parent, null))
            .ToArray();
        return $"{access}{kind}{(bases.Length == 0 ? string.Empty : $" : {string.Join(", ", bases)}")}{ConstraintsOf(type.GetGenericArguments())}";
    }

    public static string ConstraintsOf(Type[] generics) => string.Concat(generics.Where(generic => generic.IsGenericParameter).Select(generic =>
    {
        var attributes = generic.GenericParameterAttributes;
        string?[] constraints =
        [
            attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? "class" : null,
            attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? "struct" : null,
            .. generic.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(type => Of(type, null)),
            attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? "new()" : null,
        ];
        return constraints.OfType<string>().ToArray() is { Length: > 0 } some ? $" where {generic.Name} : {string.Join(", ", some)}" : string.Empty;
    }));

    private static string VariantOf(Type generic) => generic.IsGenericParameter
        ? (generic.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
        {
            GenericParameterAttributes.Covariant => $"out {generic.Name}",
            GenericParameterAttributes.Contravariant => $"in {generic.Name}",
            _ => generic.Name,
        }
        : Of(generic, null);

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        var mark = !type.IsValueType && (nullability?.ReadState == NullabilityState.Nullable || nullability?.WriteState == NullabilityState.Nullable) ? "?" : string.Empty;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Of(underlying, null)}?";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        if (!type.IsGenericType)
        {
            return (type.IsNested && !type.IsGenericParameter ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name) + mark;
        }

        var arguments = type.GetGenericArguments().Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i)));
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}";
    }
}
