using System.Reflection;
using System.Runtime.CompilerServices;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.AspNetCore.Mvc;
using NetArchTest.Rules;

namespace InfoDisclosure.Web.Tests.Architecture;

/// <summary>The rules of docs/decisions/0001 as questions; each gives the names of those who break it.</summary>
internal static class House
{
    public static readonly Assembly Rules = typeof(InfoDisclosure.Rules.Staffing.RoleMatrix).Assembly;
    public static readonly Assembly Pdf = Assembly.Load("InfoDisclosure.Pdf");
    public static readonly Assembly Core = typeof(InfoDisclosureDb).Assembly;
    public static readonly Assembly Web = typeof(InfoDisclosure.Web.Hosting.PortalHost).Assembly;

    /// <summary>References outside the base class library.</summary>
    public static IReadOnlyList<string> ReferencesBeyondBaseLibrary(Assembly assembly)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. assembly.GetReferencedAssemblies().Where(name => !File.Exists(Path.Combine(framework, name.Name + ".dll"))).Select(name => name.Name!)];
    }

    /// <summary>Types that name something of the given namespaces.</summary>
    public static IReadOnlyList<string> Naming(PredicateList types, params string[] forbidden) =>
        [.. types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult().FailingTypeNames ?? []];

    /// <summary>Fields that outlive a call and can change.</summary>
    public static IReadOnlyList<string> StaticMutableFields(IEnumerable<Type> types) =>
    [
        .. types.SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !IsGenerated(field) && !IsGenerated(field.DeclaringType!))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}"),
    ];

    /// <summary>Controllers that name the database or EF Core instead of an act or a reader.</summary>
    public static IReadOnlyList<string> ControllersNamingTheDatabase(Assembly assembly) =>
        Naming(Types.InAssembly(assembly).That().Inherit(typeof(ControllerBase)), typeof(InfoDisclosureDb).FullName!, "Microsoft.EntityFrameworkCore");

    /// <summary>Core's writes: classes with a method that takes an <see cref="ActContext"/>.</summary>
    public static string[] Acts { get; } =
    [
        .. Core.GetTypes()
            .Where(type => type.IsClass && type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ActContext))))
            .Select(type => type.FullName!),
    ];

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name.Contains('<', StringComparison.Ordinal);
}
