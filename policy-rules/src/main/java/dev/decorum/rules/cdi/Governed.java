package dev.decorum.rules.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that runs only when the rules permit its action now. Otherwise {@link NotPermittedException} is thrown and the
 * method does not run.
 *
 * <p>The method has one parameter of the type {@link dev.decorum.policy.PolicyRequest}, and its action is either a
 * parameter whose type is {@link dev.decorum.policy.fact.Action} or a kind of it, or the one in the request whose id
 * {@link #action()} gives. An action parameter that the request does not hold is added to it before deciding; one that
 * differs from the action of the same id in the request is refused as an {@link IllegalArgumentException}.
 *
 * <p>It stands on methods; CDI wants the target TYPE for the interceptor, and any other class with it fails at deployment.
 * As any interceptor, it sees calls from other beans only, not those of an object to itself.
 */
@InterceptorBinding
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Governed {
    /** The id of the action in the request; blank when the method has the action as a parameter. */
    @Nonbinding
    String action() default "";
}
